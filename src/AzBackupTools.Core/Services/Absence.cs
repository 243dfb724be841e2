using System;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Services;

/// <summary>
/// Tells "there is no such thing" from "the place where it would be does not exist". The gateway of ARM answers 404 for a missing
/// subscription, group or vault; Azure Backup itself answers 404, and 400 on some paths, for what is missing in a vault.
/// </summary>
internal static class Absence
{
    private const string SubscriptionNotFound = "SubscriptionNotFound";
    private const string ObjectNotFound = "BMSUserErrorDataSourceObjectNotFound";

    /// <summary>Whether a top-level resource, or its group, does not exist. A missing subscription is an error.</summary>
    public static bool OfResource(int status, string code) => status == 404 && !Is(code, SubscriptionNotFound);

    /// <summary>Whether something in a vault does not exist. A missing vault is an error.</summary>
    public static bool InVault(int status, string code) =>
        (status == 404 && !Is(code, "ResourceNotFound") && !Is(code, "ResourceGroupNotFound") && !Is(code, SubscriptionNotFound))
        || (status == 400 && Is(code, ObjectNotFound));

    /// <summary>Reads one object, or gives null where it does not exist.</summary>
    /// <exception cref="ArmException">Any other refusal.</exception>
    public static async Task<T?> FindAsync<T>(
        this ArmClient arm, ArmRequest request, JsonTypeInfo<T> type, Func<int, string, bool> isAbsent, CancellationToken cancellationToken)
        where T : class
    {
        var response = await arm.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
        {
            return response.Read(type);
        }

        var error = response.ToException();
        return isAbsent(error.Status, error.Code) ? null : throw error;
    }

    private static bool Is(string code, string expected) => string.Equals(code, expected, StringComparison.OrdinalIgnoreCase);
}
