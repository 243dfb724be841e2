using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>From a new vault to its removal, one operation after the other as a cmdlet does them, names resolved and all.</summary>
internal sealed class LifeOfAnItem(EmulatedSite site)
{
    private const string Machine = "web01";

    private static readonly VaultId Spare = new(EmulatedSite.Subscription, EmulatedSite.Vault.ResourceGroupName, "vault-spare");
    private static readonly VaultSpec Spec = new() { Location = EmulatedSite.Region };
    private static readonly VmId Vm = EmulatedSite.Vm(Machine);

    private readonly ItemProtection _items = new(site.Client);

    public IEnumerable<Operation> Operations(CancellationToken token)
    {
        // The vault is looked for first, so that what is there already is no error, and read at last.
        yield return new("New vault in a new group", new() { Get = 2, Put = 2 }, () => CreateVaultAsync(EmulatedSite.Vault, createGroup: true, token));
        yield return new("New vault in a group that exists", new() { Get = 2, Put = 1 }, () => CreateVaultAsync(Spare, createGroup: false, token));
        yield return new("New vault that exists already", new() { Get = 1 }, () => CreateVaultAsync(Spare, createGroup: false, token));
        yield return new("Remove an empty vault", new() { Get = 2, Delete = 1 }, () => new VaultLifecycle(site.Client).RemoveAsync(Spare, Yes, token));

        yield return new("Protect a machine by its id in a named vault", new() { Get = 1, Put = 1 }, () => ProtectByIdAsync("DefaultPolicy", token))
        {
            Prepare = async () =>
            {
                await site.AddVmAsync(Machine, token);
                await site.RefreshAsync(token);
            },
        };
        yield return new("Protect what is protected already", new() { Get = 1 }, () => ProtectByIdAsync("DefaultPolicy", token));
        yield return new("Change the policy", new() { Get = 1, Put = 1 }, () => ProtectByIdAsync("EnhancedPolicy", token));

        // Only the refusal says that the vault does not know a machine.
        yield return new("Protect a machine that the vault does not know", new() { Get = 1, Put = 2, Post = 1 }, () => ProtectByIdAsync("DefaultPolicy", token, "new01"))
        {
            Prepare = () => site.AddVmAsync("new01", token),
        };
        yield return new("Protect by the names of machine and vault", new() { List = 2, Get = 1, Put = 1 }, () => ProtectByNameAsync("byname01", token))
        {
            Prepare = async () =>
            {
                await site.AddVmAsync("byname01", token);
                await site.RefreshAsync(token);
            },
        };

        // An item is read first: its state decides what is to be done, and what there is to ask.
        yield return new("Back up now, to the end of the job", new() { Get = 1, Post = 1 }, async () =>
            await new OnDemandBackup(site.Client).RunAsync(await FindAsync(token), site.Clock.UtcNow.AddDays(30), noWait: false, Yes, token));
        yield return new("Stop and keep the data", new() { Get = 1, Put = 1 }, async () => await _items.StopAsync(await FindAsync(token), noWait: false, Yes, token));
        yield return new("Resume", new() { Get = 1, Put = 1 }, async () => await _items.ResumeAsync(await FindAsync(token), Policy("DefaultPolicy"), noWait: false, Yes, token));

        // The vault's settings say what will be lost, and the item at last until when it can be brought back.
        yield return new("Stop and delete the data", new() { Get = 3, Delete = 1 }, () => DeleteAsync(token));
        yield return new("Undo the deletion", new() { Get = 1, Put = 1 }, async () => await _items.UndeleteAsync(await FindAsync(token), resumeWith: null, noWait: false, Yes, token));
        yield return new("Undo the deletion and protect again", new() { Get = 1, Put = 2 }, async () =>
            await _items.UndeleteAsync(await FindAsync(token), Policy("DefaultPolicy"), noWait: false, Yes, token))
        {
            Prepare = () => DeleteAsync(token),
        };
    }

    private static Task<bool> Yes(string target, string action) => Task.FromResult(true);

    private static PolicyId Policy(string name) => new(EmulatedSite.Vault, name);

    private Task CreateVaultAsync(VaultId vault, bool createGroup, CancellationToken token) =>
        new VaultCreation(site.Client).CreateAsync(vault, Spec, createGroup, Yes, token);

    private async Task ProtectByIdAsync(string policy, CancellationToken token, string machine = Machine)
    {
        VaultId vault = await new VaultFinder(site.Client).FindAsync(
            EmulatedSite.Vault.Name, EmulatedSite.Vault.ResourceGroupName, EmulatedSite.Subscription, defaultVaultId: null, token);
        VmId vm = await new VmFinder(site.Client).FindAsync(EmulatedSite.Vm(machine).ToString(), resourceGroup: null, vault.SubscriptionId, token);
        await new VmProtection(site.Client).EnableAsync(new ProtectVmRequest { Vm = vm, Vault = vault, Policy = new PolicyId(vault, policy) }, Yes, token);
    }

    private async Task ProtectByNameAsync(string machine, CancellationToken token)
    {
        VaultId vault = await new VaultFinder(site.Client).FindAsync(
            EmulatedSite.Vault.Name, resourceGroup: null, EmulatedSite.Subscription, defaultVaultId: null, token);
        VmId vm = await new VmFinder(site.Client).FindAsync(machine, resourceGroup: null, vault.SubscriptionId, token);
        await new VmProtection(site.Client).EnableAsync(new ProtectVmRequest { Vm = vm, Vault = vault, Policy = Policy("DefaultPolicy") }, Yes, token);
    }

    private Task<ProtectedItem> FindAsync(CancellationToken token) =>
        new ItemFinder(site.Client).FindAsync(Vm.ToString(), vmResourceGroup: null, _ => Task.FromResult(EmulatedSite.Vault), token);

    private async Task DeleteAsync(CancellationToken token) => await _items.DeleteAsync(await FindAsync(token), noWait: false, Yes, Yes, token);
}
