using System;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>A secret on the wire: SecretBundle and SecretItem of the contract of key vaults.</summary>
/// <remarks>https://github.com/Azure/azure-rest-api-specs, specification/keyvault/data-plane/Microsoft.KeyVault/stable/7.4/secrets.json.</remarks>
internal static class SecretBody
{
    /// <summary>The most bytes of a value: https://learn.microsoft.com/azure/key-vault/secrets/about-secrets.</summary>
    private const int MostBytes = 25 * 1024;

    /// <summary>The end of the year 9999 in Unix seconds.</summary>
    private const double LastMoment = 253402300799;

    /// <summary>The version that a request makes of a secret.</summary>
    public static SecretRecord Read(RequestBody body, string name, string version, DateTimeOffset now)
    {
        string value = body.Text("value") ?? throw KeyVaultException.BadParameter("The value of the secret is missing: {\"value\": \"...\"}.");
        return Encoding.UTF8.GetByteCount(value) <= MostBytes
            ? Change(new SecretRecord { Name = name, Version = version, Value = value, CreatedAt = now, UpdatedAt = now }, body, now)
            : throw KeyVaultException.BadParameter($"The value of the secret is longer than {MostBytes} bytes.");
    }

    /// <summary>The version with what a request changes of it; what the request leaves out stays.</summary>
    public static SecretRecord Change(SecretRecord secret, RequestBody body, DateTimeOffset now) => secret with
    {
        IsEnabled = body.Flag("attributes", "enabled") ?? secret.IsEnabled,
        NotBefore = Moment(body, "nbf") ?? secret.NotBefore,
        Expires = Moment(body, "exp") ?? secret.Expires,
        ContentType = body.Text("contentType") ?? secret.ContentType,
        Tags = Tags.Read(body) ?? secret.Tags,
        UpdatedAt = now,
    };

    /// <summary>Writes a version, or the secret that it is the last version of.</summary>
    /// <param name="vault">The key vault as ARM has it.</param>
    /// <param name="secret">The version.</param>
    /// <param name="id">Its identifier, or that of the secret.</param>
    /// <param name="withValue">Whether the value is told: lists and changes keep it back.</param>
    public static JsonObject Of(JsonObject vault, SecretRecord secret, string id, bool withValue)
    {
        var body = new JsonObject();
        if (withValue)
        {
            body["value"] = secret.Value;
        }

        if (secret.ContentType is not null)
        {
            body["contentType"] = secret.ContentType;
        }

        body["id"] = id;
        body["attributes"] = Attributes(vault, secret);
        if (secret.Tags is not null)
        {
            body["tags"] = Tags.Write(secret.Tags);
        }

        return body;
    }

    private static long? Moment(RequestBody body, string name) => body.Number("attributes", name) switch
    {
        null => null,
        >= 0 and <= LastMoment and var seconds => (long)seconds,
        _ => throw KeyVaultException.BadParameter($"attributes.{name} is no time in seconds since 1970."),
    };

    private static JsonObject Attributes(JsonObject vault, SecretRecord secret)
    {
        var attributes = new JsonObject { ["enabled"] = secret.IsEnabled };
        if (secret.NotBefore is { } from)
        {
            attributes["nbf"] = from;
        }

        if (secret.Expires is { } until)
        {
            attributes["exp"] = until;
        }

        JsonNode properties = vault["properties"]!;
        attributes["created"] = secret.CreatedAt.ToUnixTimeSeconds();
        attributes["updated"] = secret.UpdatedAt.ToUnixTimeSeconds();
        attributes["recoveryLevel"] = (bool?)properties["enablePurgeProtection"] == true ? "Recoverable" : "Recoverable+Purgeable";
        attributes["recoverableDays"] = (int?)properties["softDeleteRetentionInDays"] ?? 90;
        return attributes;
    }
}
