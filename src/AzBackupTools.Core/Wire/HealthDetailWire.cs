using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="HealthDetail" /> on the wire.</summary>
internal sealed class HealthDetailWire
{
    public long? Code { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? Title { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? Message { get; set; }

    public List<string?>? Recommendations { get; set; }

    public HealthDetail ToModel() => new()
    {
        Code = Code,
        Title = Title,
        Message = Message,
        Recommendations = WireList.Read(Recommendations),
    };
}

/// <summary>A <see cref="KpiHealth" /> on the wire.</summary>
internal sealed class KpiHealthWire
{
    [JsonConverter(typeof(RepeatedText))]
    public string? ResourceHealthStatus { get; set; }

    public List<HealthDetailWire?>? ResourceHealthDetails { get; set; }

    public KpiHealth ToModel() => new()
    {
        Status = ResourceHealthStatus,
        Details = WireList.Read(ResourceHealthDetails, static wire => wire.ToModel()),
    };
}
