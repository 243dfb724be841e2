using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Agents;

/// <summary>What an emulated agent says to its vault in the emulator.</summary>
internal sealed class EmulatedVault(EmulatorInstance emulator, VaultId vault, string serverName, string agentVersion)
{
    /// <summary>Registers the server.</summary>
    /// <returns>Whether the vault has not known it.</returns>
    internal async Task<bool> RegisterAsync(string credential, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["replace"] = true, ["items"] = new JsonArray(), ["credential"] = credential };
        return (await SendAsync("mars-servers", body, cancellationToken).ConfigureAwait(false)).Status == HttpStatusCode.Created;
    }

    /// <summary>Tells how items stand, and what is over.</summary>
    internal Task ReportAsync(JsonArray items, JsonArray jobs, CancellationToken cancellationToken) =>
        SendAsync("mars-agents/report", new JsonObject { ["items"] = items, ["jobs"] = jobs }, cancellationToken);

    /// <summary>Asks whether backups may be kept for as long as a policy says.</summary>
    internal Task CheckRetentionAsync(MarsPolicy policy, CancellationToken cancellationToken) => SendAsync(
        "mars-agents/policy",
        new JsonObject
        {
            ["systemState"] = policy.Workload == MarsWorkload.SystemState,
            ["days"] = policy.Retention.KeepDaily,
            ["weeks"] = policy.Retention.KeepWeekly,
            ["months"] = policy.Retention.KeepMonthly,
            ["years"] = policy.Retention.KeepYearly,
        },
        cancellationToken);

    /// <summary>Deletes backups.</summary>
    /// <returns>For how many days they can be had back.</returns>
    internal async Task<int> RemoveAsync(bool systemState, string? pin, CancellationToken cancellationToken)
    {
        var (answer, _) = await SendAsync("mars-agents/remove", new JsonObject { ["systemState"] = systemState, ["securityPin"] = pin }, cancellationToken).ConfigureAwait(false);
        return answer["recoverableDays"]!.GetValue<int>();
    }

    /// <summary>Has a PIN checked.</summary>
    internal Task CheckPinAsync(string? pin, CancellationToken cancellationToken) =>
        SendAsync("mars-agents/check-pin", new JsonObject { ["securityPin"] = pin }, cancellationToken);

    private async Task<(JsonNode Answer, HttpStatusCode Status)> SendAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        body["subscriptionId"] = vault.SubscriptionId;
        body["resourceGroup"] = vault.ResourceGroupName;
        body["vault"] = vault.Name;
        body["name"] = serverName;
        body["agentVersion"] = agentVersion;
        using var client = new HttpClient(emulator.Handler, disposeHandler: false);
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(emulator.Endpoint, "_emulator/" + path), content, cancellationToken).ConfigureAwait(false);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false))!;
        if (response.IsSuccessStatusCode)
        {
            return (answer, response.StatusCode);
        }

        var code = answer["error"]?["code"]?.GetValue<string>();
        var message = answer["error"]?["message"]?.GetValue<string>() ?? $"the emulator answered {(int)response.StatusCode}";
        throw code == "NotRegistered" ? MarsFailures.NotRegistered(serverName)
            : response.StatusCode == HttpStatusCode.NotFound ? new BackupException(ErrorIds.VaultNotFound, message, "Register the server with a vault that is there: Register-MarsAgent.", vault.ToString())
            : MarsErrors.Describe(code, message);
    }
}
