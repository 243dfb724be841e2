using System;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Policies;

/// <summary>
/// A policy of any kind as the service wrote it, with every member, also those that no model has a word for: what is exported,
/// imported and changed.
/// </summary>
public sealed class PolicyDocument
{
    private const string Properties = "properties";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _root;

    private PolicyDocument(JsonObject root)
    {
        _root = root;
        Policy = BackupPolicyReader.Read(root.Deserialize(ArmJson.Default.BackupPolicy)!);
    }

    /// <summary>The policy as a model.</summary>
    public BackupPolicy Policy { get; }

    /// <summary>The version of the resource, where the service tells one.</summary>
    public string? ETag => (_root["eTag"] as JsonValue)?.TryGetValue<string>(out var tag) == true ? tag : null;

    /// <summary>Reads a policy from JSON.</summary>
    /// <param name="json">A policy as the service writes it, or only its properties beside a name.</param>
    /// <param name="source">What the text is, for the message: a file.</param>
    /// <exception cref="BackupException">InvalidPolicyFile: it is not JSON, or not a policy.</exception>
    public static PolicyDocument Parse(string json, string source)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(json, new JsonNodeOptions { PropertyNameCaseInsensitive = true });
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw Invalid(source, $"is not JSON: {exception.Message}", exception);
        }

        if (node is not JsonObject root || root[Properties] is not JsonObject properties)
        {
            throw Invalid(source, "is JSON, but not a policy: it has no object 'properties'", null);
        }

        if (properties["backupManagementType"] is not JsonValue)
        {
            throw Invalid(source, "is JSON, but not a policy: 'properties.backupManagementType' is missing", null);
        }

        try
        {
            return new PolicyDocument(root);
        }
        catch (JsonException exception)
        {
            throw Invalid(source, $"is not a policy: {exception.Message}", exception);
        }
    }

    /// <summary>A new policy.</summary>
    /// <param name="spec">What it is like.</param>
    /// <param name="day">The day that its times carry.</param>
    public static PolicyDocument New(PolicySpec spec, DateTimeOffset day)
    {
        var properties = new JsonObject { ["backupManagementType"] = "AzureIaasVM" };
        if (spec.Tier == PolicyTier.Enhanced)
        {
            properties["policyType"] = "V2";
        }

        properties["instantRPDetails"] = new JsonObject();
        PolicyWriter.Write(properties, spec, day.UtcDateTime);
        return new PolicyDocument(new JsonObject { [Properties] = properties });
    }

    /// <summary>The same policy, become different; members that this module has no word for stay.</summary>
    public PolicyDocument With(PolicySpec spec, DateTimeOffset day)
    {
        var root = (JsonObject)_root.DeepClone();
        PolicyWriter.Write((JsonObject)root[Properties]!, spec, day.UtcDateTime);
        return new PolicyDocument(root);
    }

    /// <summary>The same policy as a version of another one, which it is to replace; null for a new one.</summary>
    internal PolicyDocument AsVersionOf(PolicyDocument? other)
    {
        var root = (JsonObject)_root.DeepClone();
        root.Remove("eTag");
        if (other?.ETag is { } version)
        {
            root["eTag"] = version;
        }

        return new PolicyDocument(root);
    }

    /// <summary>The JSON of the policy, indented, with all its members.</summary>
    public string ToJson() => _root.ToJsonString(Readable);

    /// <inheritdoc />
    public override string ToString() => Policy.Name;

    /// <summary>A policy that the service answered.</summary>
    internal static PolicyDocument Of(JsonObject answer) => Parse(answer.ToJsonString(), "The service's answer");

    /// <summary>The members of the properties, to be compared one by one.</summary>
    internal JsonObject CopyOfProperties() => (JsonObject)_root[Properties]!.DeepClone();

    /// <summary>Whether both say the same, whatever the number of items.</summary>
    internal bool SaysTheSameAs(PolicyDocument other)
    {
        var (mine, others) = (CopyOfProperties(), other.CopyOfProperties());
        mine.Remove("protectedItemsCount");
        others.Remove("protectedItemsCount");
        return JsonNode.DeepEquals(mine, others);
    }

    /// <summary>The body of the request that makes a policy like this one.</summary>
    internal byte[] ToRequest()
    {
        var properties = CopyOfProperties();
        properties.Remove("protectedItemsCount");
        var body = new JsonObject { [Properties] = properties };
        foreach (var name in new[] { "location", "tags", "eTag" }.Where(name => _root[name] is not null))
        {
            body[name] = _root[name]!.DeepClone();
        }

        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static BackupException Invalid(string source, string reason, Exception? cause) =>
        new(ErrorIds.InvalidPolicyFile, $"{source} {reason.TrimEnd('.')}.", "Export-BackupPolicy writes what is taken here.", source, cause);
}
