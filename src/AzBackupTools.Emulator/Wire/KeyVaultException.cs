using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Wire;

/// <summary>A refusal of a key vault on its way to the client. Its body has the form of key vaults, not that of ARM.</summary>
/// <remarks>
/// The form is KeyVaultError of https://github.com/Azure/azure-rest-api-specs, specification/keyvault/data-plane, stable/7.4/common.json. Codes
/// and words are those of the service where answers of it were seen: the recordings of https://github.com/Azure/azure-sdk-for-js/tree/main/sdk/keyvault,
/// https://learn.microsoft.com/azure/key-vault/general/rest-error-codes, and reports that are named beside the words.
/// </remarks>
internal sealed class KeyVaultException : Exception
{
    public KeyVaultException(int status, string code, string message, string? innerCode = null)
        : base(message)
    {
        Status = status;
        Code = code;
        InnerCode = innerCode;
    }

    public int Status { get; }

    public string Code { get; }

    /// <summary>The more exact code, where there is one: SecretDisabled.</summary>
    public string? InnerCode { get; }

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public static KeyVaultException BadParameter(string message) => new(400, "BadParameter", message);

    public static KeyVaultException SecretNotFound(string id) => new(
        404,
        "SecretNotFound",
        $"A secret with (name/id) {id} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct "
        + "recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182");

    public static KeyVaultException SecretDisabled() =>
        new(403, "Forbidden", "Operation get is not allowed on a disabled secret.", "SecretDisabled");

    public JsonObject ToBody()
    {
        var error = new JsonObject { ["code"] = Code, ["message"] = Message };
        if (InnerCode is not null)
        {
            error["innererror"] = new JsonObject { ["code"] = InnerCode };
        }

        return new JsonObject { ["error"] = error };
    }
}
