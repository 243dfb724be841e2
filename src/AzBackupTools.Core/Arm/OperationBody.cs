using System;
using System.Collections.Generic;
using System.Text.Json;

namespace AzBackupTools.Core.Arm;

/// <summary>What the body of a poll says of the operation.</summary>
internal sealed class OperationBody
{
    private static readonly Dictionary<string, string> None = new();

    private OperationBody()
    {
    }

    /// <summary>The "status" of the body; null where it has none.</summary>
    public OperationState? State { get; private set; }

    /// <summary>The "provisioningState" of the resource that the body is; null where it has none.</summary>
    public OperationState? ProvisioningState { get; private set; }

    public string? Name { get; private set; }

    public string? JobId { get; private set; }

    public IReadOnlyDictionary<string, string> JobIds { get; private set; } = None;

    public IReadOnlyDictionary<string, string> FailedJobs { get; private set; } = None;

    public ArmError? Error { get; private set; }

    /// <summary>Reads a body; null where it is empty.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static OperationBody? Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var read = new OperationBody();
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return read;
        }

        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (Is(property, "status"))
            {
                read.State = StateOf(property.Value);
            }
            else if (Is(property, "name"))
            {
                read.Name = Text(property.Value);
            }
            else if (Is(property, "error"))
            {
                read.Error = ArmErrorParser.TryRead(property.Value, 0);
            }
            else if (Is(property, "properties") && property.Value.ValueKind == JsonValueKind.Object)
            {
                read.ReadProperties(property.Value);
            }
        }

        if (read.JobId is null && read.JobIds.Count == 1)
        {
            foreach (var only in read.JobIds.Values)
            {
                read.JobId = only;
            }
        }

        return read;
    }

    /// <summary>Compares without case; the spelling of the specification costs no text of its own.</summary>
    private static bool Is(JsonProperty property, string name) =>
        property.NameEquals(name) || string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>
    /// "Invalid" is the service's word for an operation that it cannot make sense of: it never leaves that state. Words that
    /// ARM does not list as an end ("Accepted", "Provisioning") mean that it goes on.
    /// </summary>
    private static OperationState? StateOf(JsonElement element) => Text(element)?.ToUpperInvariant() switch
    {
        null => null,
        "SUCCEEDED" or "COMPLETED" => OperationState.Succeeded,
        "FAILED" or "INVALID" => OperationState.Failed,
        "CANCELED" or "CANCELLED" => OperationState.Canceled,
        _ => OperationState.InProgress,
    };

    private static Dictionary<string, string> Map(JsonElement element)
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in element.EnumerateObject())
            {
                if (Text(entry.Value) is { } value)
                {
                    map[entry.Name] = value;
                }
            }
        }

        return map;
    }

    private void ReadProperties(JsonElement properties)
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (Is(property, "jobId"))
            {
                JobId = Text(property.Value);
            }
            else if (Is(property, "jobIds"))
            {
                JobIds = Map(property.Value);
            }
            else if (Is(property, "failedJobsError"))
            {
                FailedJobs = Map(property.Value);
            }
            else if (Is(property, "provisioningState"))
            {
                ProvisioningState = StateOf(property.Value);
            }
        }
    }
}
