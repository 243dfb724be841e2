using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>The identity that a container signs in with.</summary>
public sealed record ContainerServiceIdentity
{
    /// <summary>The name of the container in its vault.</summary>
    public string? UniqueName { get; init; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application.</summary>
    public string? ClientId { get; init; }

    /// <summary>The audience of its tokens.</summary>
    public string? Audience { get; init; }
}

/// <summary>What was found on a machine with workloads.</summary>
public sealed record WorkloadInquiry
{
    /// <summary>How the search ended.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed.</summary>
    public ServiceErrorDetail? Error { get; init; }

    /// <summary>The findings by workload.</summary>
    public IReadOnlyList<WorkloadInquiryDetail> Details { get; init; } = [];
}

/// <summary>What was found of one workload.</summary>
public sealed record WorkloadInquiryDetail
{
    /// <summary>The workload: SQL, SAPHana ...</summary>
    public string? Type { get; init; }

    /// <summary>How many databases were found.</summary>
    public long? ItemCount { get; init; }

    /// <summary>Whether they can be protected.</summary>
    public string? ValidationStatus { get; init; }

    /// <summary>Why they cannot.</summary>
    public ServiceErrorDetail? ValidationError { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? ValidationDetail { get; init; }

    /// <summary>How many of them can be protected, as the service puts it.</summary>
    public string? ProtectableItemCount { get; init; }
}

/// <summary>A node of a distributed workload.</summary>
public sealed record WorkloadNode
{
    /// <summary>The name.</summary>
    public string? NodeName { get; init; }

    /// <summary>Registered, NotRegistered ...</summary>
    public string? Status { get; init; }

    /// <summary>Why the node is not as it should be.</summary>
    public ServiceErrorDetail? Error { get; init; }

    /// <summary>The id of the virtual machine.</summary>
    public string? SourceResourceId { get; init; }
}

/// <summary>An error that the service keeps with a resource.</summary>
public sealed record ServiceErrorDetail
{
    /// <summary>The code.</summary>
    public string? Code { get; init; }

    /// <summary>What happened.</summary>
    public string? Message { get; init; }

    /// <summary>What to do.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>What happened, in words.</summary>
    public override string ToString() => Message is { Length: > 0 } message ? message : Code ?? string.Empty;
}
