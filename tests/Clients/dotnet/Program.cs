// Groups and vaults with the unmodified .NET SDK of Azure (Azure.ResourceManager), against a served emulator.
// usage: SSL_CERT_FILE=cert.pem dotnet run -- https://127.0.0.1:PORT
// Prints one line per step and ends with 'N passed, N failed'. Exit: 0 when all passed.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;

string endpoint = args[0].TrimEnd('/');
var options = new ArmClientOptions { Environment = new ArmEnvironment(new Uri(endpoint), endpoint + "/") };
options.SetApiVersion(new ResourceType("Microsoft.RecoveryServices/vaults/backupPolicies"), "2024-04-01");
var client = new ArmClient(new AnyToken(), "b5a1c0de-0000-4000-8000-0000000000aa", options);
int passed = 0;
var failures = new List<string>();

async Task Step(string name, Func<Task> action)
{
    long start = TimeProvider.System.GetTimestamp();
    try
    {
        await action();
        passed++;
        Console.WriteLine($"ok    {name}  {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s");
    }
    catch (Exception problem)
    {
        failures.Add(name);
        Console.WriteLine($"FAIL  {name}\n      {problem}");
    }
}

void Check(bool condition, string what)
{
    if (!condition)
    {
        throw new InvalidOperationException(what);
    }
}

SubscriptionResource subscription = null!;
ResourceGroupResource group = null!;
GenericResource vault = null!;
await Step("subscription", async () =>
{
    subscription = await client.GetDefaultSubscriptionAsync();
    Check(subscription.Data.SubscriptionId == "b5a1c0de-0000-4000-8000-0000000000aa", "another subscription");
});
await Step("tenants", async () => Check(await client.GetTenants().AnyAsync(), "no tenant"));
await Step("locations", async () => Check(await subscription.GetLocationsAsync().AnyAsync(), "no location"));
await Step("resource group", async () =>
{
    ArmOperation<ResourceGroupResource> made = await subscription.GetResourceGroups().CreateOrUpdateAsync(
        WaitUntil.Completed, "rg-backup-net", new ResourceGroupData(AzureLocation.WestEurope));
    group = made.Value;
    Check(group.Data.Name == "rg-backup-net", "another group");
});
await Step("vault, an operation followed to its end", async () =>
{
    var data = new GenericResourceData(AzureLocation.WestEurope)
    {
        Sku = new Azure.ResourceManager.Resources.Models.ResourcesSku { Name = "Standard" },
        Properties = BinaryData.FromString("""{"publicNetworkAccess": "Enabled"}"""),
    };
    ArmOperation<GenericResource> made = await client.GetGenericResources().CreateOrUpdateAsync(
        WaitUntil.Completed, new ResourceIdentifier(group.Id + "/providers/Microsoft.RecoveryServices/vaults/vault-net"), data);
    vault = made.Value;
    Check(vault.Data.Properties.ToString().Contains("Succeeded", StringComparison.Ordinal), vault.Data.Properties.ToString());
});
await Step("resources of the group", async () =>
    Check((await group.GetGenericResourcesAsync().ToListAsync()).Any(resource => resource.Data.Name == "vault-net"), "not in the list"));
await Step("default policy", async () =>
{
    GenericResource policy = await client.GetGenericResource(new ResourceIdentifier(vault.Id + "/backupPolicies/DefaultPolicy")).GetAsync();
    Check(policy.Data.Properties.ToString().Contains("AzureIaasVM", StringComparison.Ordinal), policy.Data.Properties.ToString());
});
await Step("a refusal is one of Azure's", async () =>
{
    try
    {
        await client.GetGenericResource(new ResourceIdentifier(group.Id + "/providers/Microsoft.RecoveryServices/vaults/nothing")).GetAsync();
    }
    catch (RequestFailedException refused) when (refused.Status == 404 && refused.ErrorCode == "ResourceNotFound")
    {
        return;
    }

    throw new InvalidOperationException("it was found");
});
await Step("vault deleted, followed to its end", async () =>
{
    await vault.DeleteAsync(WaitUntil.Completed);
    Check(!await client.GetGenericResources().ExistsAsync(vault.Id), "still there");
});
await Step("resource group deleted", async () =>
{
    await group.DeleteAsync(WaitUntil.Completed);
    Check(!await subscription.GetResourceGroups().ExistsAsync("rg-backup-net"), "still there");
});

foreach (string name in failures)
{
    Console.WriteLine($"failed: {name}");
}

Console.WriteLine($"{passed} passed, {failures.Count} failed");
return failures.Count == 0 ? 0 : 1;

internal sealed class AnyToken : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext context, CancellationToken cancel) => new("any", DateTimeOffset.MaxValue);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken cancel) => new(GetToken(context, cancel));
}
