using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="ContainerServiceIdentity" /> on the wire.</summary>
internal sealed class ContainerServiceIdentityWire
{
    public string? UniqueName { get; set; }

    public string? AadTenantId { get; set; }

    public string? ServicePrincipalClientId { get; set; }

    public string? Audience { get; set; }

    public ContainerServiceIdentity ToModel() => new()
    {
        UniqueName = UniqueName,
        TenantId = AadTenantId,
        ClientId = ServicePrincipalClientId,
        Audience = Audience,
    };
}

/// <summary>A <see cref="WorkloadInquiry" /> on the wire.</summary>
internal sealed class WorkloadInquiryWire
{
    public string? Status { get; set; }

    public ServiceErrorDetailWire? ErrorDetail { get; set; }

    public List<WorkloadInquiryDetailWire?>? InquiryDetails { get; set; }

    public WorkloadInquiry ToModel() => new()
    {
        Status = Status,
        Error = ErrorDetail?.ToModel(),
        Details = WireList.Read(InquiryDetails, static wire => wire.ToModel()),
    };
}

/// <summary>A <see cref="WorkloadInquiryDetail" /> on the wire.</summary>
internal sealed class WorkloadInquiryDetailWire
{
    public string? Type { get; set; }

    public long? ItemCount { get; set; }

    public WorkloadInquiryDetailInquiryValidationWire? InquiryValidation { get; set; }

    public WorkloadInquiryDetail ToModel() => new()
    {
        Type = Type,
        ItemCount = ItemCount,
        ValidationStatus = InquiryValidation?.Status,
        ValidationError = InquiryValidation?.ErrorDetail?.ToModel(),
        ValidationDetail = InquiryValidation?.AdditionalDetail,
        ProtectableItemCount = InquiryValidation?.ProtectableItemCount,
    };
}

/// <summary>"inquiryValidation" of a <see cref="WorkloadInquiryDetail" /> on the wire.</summary>
internal sealed class WorkloadInquiryDetailInquiryValidationWire
{
    public string? Status { get; set; }

    public ServiceErrorDetailWire? ErrorDetail { get; set; }

    public string? AdditionalDetail { get; set; }

    public string? ProtectableItemCount { get; set; }
}

/// <summary>A <see cref="WorkloadNode" /> on the wire.</summary>
internal sealed class WorkloadNodeWire
{
    public string? NodeName { get; set; }

    public string? Status { get; set; }

    public ServiceErrorDetailWire? ErrorDetail { get; set; }

    public string? SourceResourceId { get; set; }

    public WorkloadNode ToModel() => new()
    {
        NodeName = NodeName,
        Status = Status,
        Error = ErrorDetail?.ToModel(),
        SourceResourceId = SourceResourceId,
    };
}

/// <summary>A <see cref="ServiceErrorDetail" /> on the wire.</summary>
internal sealed class ServiceErrorDetailWire
{
    public string? Code { get; set; }

    public string? Message { get; set; }

    public List<string?>? Recommendations { get; set; }

    public ServiceErrorDetail ToModel() => new()
    {
        Code = Code,
        Message = Message,
        Recommendations = WireList.Read(Recommendations),
    };
}
