using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Questions whether something would work: protection, features, a restore.</summary>
internal static class ValidationProvider
{
    /// <summary>Whether a machine can be protected by a vault.</summary>
    public static Answer PreValidate(RequestContext context)
    {
        SubscriptionRecord subscription = context.Subscription();
        string location = ResourceNames.CheckLocation(context["location"]);
        RequestBody body = context.Body;
        if (body.Text("resourceType") is not { } type || !ResourcePath.Is(type, "VM"))
        {
            throw BackupErrors.InvalidInput("resourceType must be VM: the emulator knows no other data sources.");
        }

        (string Subscription, string Group, string Name) names = ResourcePath.VirtualMachine(body.Text("resourceId") ?? string.Empty)
            ?? throw BackupErrors.InvalidInput("resourceId must be the id of a virtual machine.");
        VirtualMachineRecord? vm = context.World.FindVirtualMachine(names.Subscription, names.Group, names.Name);
        string key = ProtectedItemRecord.KeyOf(names.Group, names.Name);
        (string Code, string Message, string Advice)? problem =
            vm is null ? ("VirtualMachineNotFound", $"The virtual machine '{names.Name}' was not found.", "Name a virtual machine that exists.")
            : vm.Location != location ? ("VirtualMachineInOtherRegion", $"The virtual machine is in '{vm.Location}'.", "Use a vault in the region of the virtual machine.")
            : context.World.FindProtection(subscription.Id, names.Group, names.Name, context.Now) is not null
                ? ("VirtualMachineAlreadyProtected",
                    "Virtual machine with same name and same resource group is already protected. Please select `Disable' choice above for backup and go to backup item corresponding to this VM in the vault",
                    "Please do not enable protection again.")
            : null;
        return Answer.Ok(new JsonObject
        {
            ["status"] = problem is null ? "Succeeded" : "Failed",
            ["errorCode"] = problem?.Code ?? "Success",
            ["errorMessage"] = problem?.Message ?? string.Empty,
            ["recommendation"] = problem?.Advice ?? string.Empty,
            ["containerName"] = "iaasvmcontainer;iaasvmcontainerv2;" + key,
            ["protectedItemName"] = "vm;iaasvmcontainerv2;" + key,
        });
    }

    /// <summary>Whether a size of machine can be backed up. The emulator backs up any.</summary>
    public static Answer Features(RequestContext context)
    {
        _ = context.Subscription();
        ResourceNames.CheckLocation(context["location"]);
        string feature = context.Body.Text("featureType") ?? string.Empty;
        return ResourcePath.Is(feature, "AzureVMResourceBackup")
            ? Answer.Ok(new JsonObject { ["supportStatus"] = context.Body.Text("vmSize") is { Length: > 0 } ? "Supported" : "Invalid" })
            : throw BackupErrors.InvalidInput($"featureType is '{feature}'; the emulator knows AzureVMResourceBackup.");
    }

    public static Answer Restore(RequestContext context) => Answer.Ok(Results(context, context.Vault()));

    /// <summary>The same as an operation of its own.</summary>
    public static Answer TriggerRestore(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        JsonObject shows = Results(context, vault);
        shows["objectType"] = "OperationStatusValidateOperationExtendedInfo";
        OperationRecord operation = OperationStart.OfBackup(context, vault, context.Now + System.TimeSpan.FromSeconds(12), shows: shows);
        return OperationStart.Accepted(context, vault.Id, "backupValidateOperationsStatuses", "backupValidateOperationResults", operation);
    }

    public static Answer Result(RequestContext context)
    {
        OperationRecord operation = OperationsProvider.Find(context, false);
        if (!operation.HasEndedAt(context.Now))
        {
            return new Answer(202)
                .With("Location", AsyncLinks.To(context, context.RequestPath))
                .With("Retry-After", AsyncLinks.PauseFor(context) ?? AsyncLinks.RetryAfter);
        }

        return operation.Shows?["validateOperationResponse"] is { } response
            ? Answer.Ok(new JsonObject { ["validateOperationResponse"] = response.DeepClone() })
            : throw new ArmErrorException(404, "OperationNotFound", $"The operation '{operation.Id}' validates nothing.");
    }

    private static JsonObject Results(RequestContext context, VaultRecord vault)
    {
        RequestBody body = context.Body;

        // The request stands under properties when it comes with the id of a recovery point, else by itself.
        RequestBody inner = body.Object("properties") is { } given ? new RequestBody(given) : body;
        if (inner.Text("objectType") is not { } type || !(ResourcePath.Is(type, "ValidateIaasVMRestoreOperationRequest") || ResourcePath.Is(type, "ValidateRestoreOperationRequest")))
        {
            throw BackupErrors.InvalidInput("objectType must be ValidateIaasVMRestoreOperationRequest.");
        }

        var results = new JsonArray();
        try
        {
            RestoreRequest request = RestoreRequest.Read(context, vault, inner.Object("restoreRequest"), null);
            string source = inner.Text("restoreRequest", "sourceResourceId") ?? string.Empty;
            string point = (inner.Text("restoreRequest", "recoveryPointId") ?? string.Empty).Split('/').Last();
            if (ResourcePath.VirtualMachine(source) is not { } names
                || !vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(names.Group, names.Name), out ProtectedItemRecord? item)
                || item.At(context.Now).FindPoint(item, point) is not { } found)
            {
                results.Add(Problem("UserErrorRecoveryPointNotFound", $"There is no recovery point '{point}' of '{source}' to restore as {request.Type}."));
            }
            else if (item.At(context.Now).State == ItemState.SoftDeleted)
            {
                results.Add(Problem("BMSUserErrorItemInSoftDeletedState", "The backup item is in soft deleted state."));
            }
            else if (RestorePlan.IsRestoring(vault, item, context.Now))
            {
                results.Add(Problem(JobErrors.RestoreInProgress.Title, JobErrors.RestoreInProgress.Message));
            }
            else
            {
                request.RequirePossible(context, vault, item, found);
            }
        }
        catch (ArmErrorException refusal)
        {
            results.Add(Problem(refusal.Code, refusal.Message));
        }

        return new JsonObject { ["validateOperationResponse"] = new JsonObject { ["validationResults"] = results } };
    }

    private static JsonObject Problem(string code, string message) => new()
    {
        ["code"] = code, ["message"] = message, ["recommendations"] = new JsonArray("Correct the request and validate it again."),
    };
}
