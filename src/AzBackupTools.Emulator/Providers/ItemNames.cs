using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Group and machine out of IaasVMContainer;iaasvmcontainerv2;group;vm and VM;iaasvmcontainerv2;group;vm.</summary>
internal static class ItemNames
{
    public static (string Group, string Vm) OfContainer(RequestContext context)
    {
        CheckFabric(context);
        return Read(context["container"], "IaasVMContainer") ?? throw BackupErrors.InvalidContainerName();
    }

    /// <summary>The machine that both names of a path mean.</summary>
    public static (string Group, string Vm) OfItem(RequestContext context)
    {
        (string Group, string Vm) container = OfContainer(context);
        return Read(context["item"], "VM") is { } item
            && ResourcePath.Is(item.Group, container.Group) && ResourcePath.Is(item.Vm, container.Vm)
            ? container
            : throw BackupErrors.InvalidConfigureProtection($"The item '{context["item"]}' does not belong to the container '{context["container"]}'.");
    }

    /// <summary>The item of a path that exists now.</summary>
    public static (VaultRecord Vault, ProtectedItemRecord Item, ItemView View) Existing(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        (string group, string vm) = OfItem(context);
        return vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(group, vm), out ProtectedItemRecord? item)
            && item.At(context.Now) is { Exists: true } view
            ? (vault, item, view)
            : throw BackupErrors.ItemNotFound();
    }

    public static void CheckFabric(RequestContext context)
    {
        if (!ResourcePath.Is(context["fabric"], "Azure"))
        {
            throw BackupErrors.InvalidInput($"There is no fabric '{context["fabric"]}'; virtual machines are in the fabric Azure.");
        }
    }

    private static (string Group, string Vm)? Read(string name, string prefix)
    {
        string[] parts = name.Split(';');
        return parts.Length == 4 && ResourcePath.Is(parts[0], prefix) && ResourcePath.Is(parts[1], "iaasvmcontainerv2")
            && parts[2].Length > 0 && parts[3].Length > 0
            ? (parts[2], parts[3])
            : null;
    }
}
