using System;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>On-demand backup.</summary>
/// <remarks>
/// Choices: on an item that is stopped or suspended it is refused with a code of our own; a second backup beside a running one is
/// taken on and its job fails with UserErrorBackupOperationInProgress; beside any other operation it is refused with ObjectLocked; an
/// expiry that is past or more than 99 years away is an InvalidInput.
/// </remarks>
internal static class BackupProvider
{
    public static Answer Trigger(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        DateTimeOffset expiry = ReadExpiry(context);
        if (ItemStateMachine.Meaning(view.State, ItemRequest.PostBackup) is null)
        {
            throw view.State == ItemState.SoftDeleted ? BackupErrors.SoftDeleted() : new ArmErrorException(
                400,
                "BMSUserErrorProtectionStopped",
                "Backup cannot be triggered as protection of the selected item is stopped\r\nResume protection with a policy and try again.");
        }

        if (item.PendingAt(context.Now) is { Event: not (ItemEvent.BackupSucceeded or ItemEvent.BackupFailed) })
        {
            throw BackupErrors.Locked();
        }

        VirtualMachineRecord? vm = context.World.FindVirtualMachine(item.Subscription, item.VmGroup, item.VmName);
        OperationRecord operation = BackupPlan.Start(context, vault, item, vm, expiry);
        return OperationStart.Accepted(context, ItemOperation.Path(context, vault), "operationsStatus", "operationResults", operation);
    }

    private static DateTimeOffset ReadExpiry(RequestContext context)
    {
        // Without a body the service's default holds: thirty days.
        DateTimeOffset standard = context.Now + TimeSpan.FromDays(30);
        if (!context.HasBody)
        {
            return standard;
        }

        if (context.Body.Text("properties", "objectType") is not { } type || !ResourcePath.Is(type, "IaasVMBackupRequest"))
        {
            throw BackupErrors.InvalidInput("properties.objectType must be IaasVMBackupRequest.");
        }

        if (context.Body.Text("properties", "recoveryPointExpiryTimeInUTC") is not { } text)
        {
            return standard;
        }

        return !WireTime.TryParse(text, out DateTimeOffset expiry)
            ? throw BackupErrors.InvalidInput($"recoveryPointExpiryTimeInUTC '{text}' is not a moment such as 2026-02-04T00:00:00Z.")
            : expiry <= context.Now || expiry > context.Now + TimeSpan.FromDays(99 * 366)
                ? throw BackupErrors.InvalidInput($"recoveryPointExpiryTimeInUTC '{text}' must lie in the future, at most 99 years away.")
                : expiry;
    }
}
