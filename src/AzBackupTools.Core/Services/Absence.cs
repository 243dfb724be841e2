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
    private const string ResourceGroupNotFound = "ResourceGroupNotFound";
    private const string ObjectNotFound = "BMSUserErrorDataSourceObjectNotFound";

    /// <summary>Whether a top-level resource, or its group, does not exist. A missing subscription is an error.</summary>
    public static bool OfResource(int status, string code) => status == 404 && !Is(code, SubscriptionNotFound);

    /// <summary>Whether a top-level resource does not exist. A missing group is an error.</summary>
    public static bool InGroup(int status, string code) => OfResource(status, code) && !Is(code, ResourceGroupNotFound);

    /// <summary>Whether something in a vault does not exist. A missing vault is an error.</summary>
    public static bool InVault(int status, string code) =>
        (status == 404 && !Is(code, "ResourceNotFound") && !Is(code, ResourceGroupNotFound) && !Is(code, SubscriptionNotFound))
        || (status == 400 && Is(code, ObjectNotFound));

    /// <summary>Whether the service refused for want of the resource group.</summary>
    public static bool IsMissingGroup(this ArmException refused) => refused.Status == 404 && Is(refused.Code, ResourceGroupNotFound);

    /// <summary>Reads one object, or gives null where it does not exist.</summary>
    /// <exception cref="ArmException">Any other refusal.</exception>
    public static async Task<T?> FindAsync<T>(
        this ArmClient arm, ArmRequest request, JsonTypeInfo<T> type, Func<int, string, bool> isAbsent, CancellationToken cancellationToken)
        where T : class =>
        (await arm.FindWithWaitAsync(request, type, isAbsent, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Reads one object, or gives null where it does not exist; and how long the service asks to wait before it is read again.</summary>
    /// <exception cref="ArmException">Any other refusal.</exception>
    public static async Task<(T? Value, TimeSpan? RetryAfter)> FindWithWaitAsync<T>(
        this ArmClient arm, ArmRequest request, JsonTypeInfo<T> type, Func<int, string, bool> isAbsent, CancellationToken cancellationToken)
        where T : class
    {
        var response = await arm.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
        {
            return (response.Read(type), response.RetryAfter);
        }

        var error = response.ToException();
        return isAbsent(error.Status, error.Code) ? (null, response.RetryAfter) : throw error;
    }

    private static bool Is(string code, string expected) => string.Equals(code, expected, StringComparison.OrdinalIgnoreCase);
}
