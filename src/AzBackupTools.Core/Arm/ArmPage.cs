using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Arm;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The wire type of an element.</typeparam>
public sealed class ArmPage<T>
{
    /// <summary>The elements; absent means none.</summary>
    [JsonPropertyName("value")]
    public List<T>? Value { get; set; }

    /// <summary>Where the next page is, to be followed verbatim; null or empty on the last page.</summary>
    [JsonPropertyName("nextLink")]
    public string? NextLink { get; set; }

    /// <summary>How long the service asks to wait before this is read again; null where it does not.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; internal set; }
}
