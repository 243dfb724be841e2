using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The paired region of a vault with cross-region restore. Its routes name a location in place of the vault.</summary>
internal static class CrossRegionProvider
{
    public static Answer AadProperties(RequestContext context)
    {
        _ = context.Subscription();
        _ = context.Filter("backupManagementType");
        string location = ResourceNames.CheckLocation(context["location"]);
        return Answer.Ok(new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["tenantId"] = context.World.Options.TenantId,
                ["audience"] = "https://RecoveryServices/IaasCoord/aadmgmt/" + location,
                ["servicePrincipalObjectId"] = context.World.Ids.Guid("crr-principal", location),
            },
        });
    }

    /// <summary>A token that names the point; the restore in the other region reads it.</summary>
    public static Answer AccessToken(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, _, RecoveryPointRecord point) = RecoveryPointsProvider.Existing(context);
        RequireEnabled(context, vault);
        string token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{vault.Id}\n{item.Key}\n{point.Name}"));
        return Answer.Ok(new JsonObject
        {
            ["protectableObjectUniqueName"] = "vm;" + item.ContainerName,
            ["protectableObjectFriendlyName"] = item.VmName,
            ["protectableObjectWorkloadType"] = "VM",
            ["protectableObjectProtectionState"] = "Protected",
            ["protectableObjectContainerHostOsName"] = string.Empty,
            ["properties"] = new JsonObject
            {
                ["objectType"] = "CrrAccessToken",
                ["accessTokenString"] = token,
                ["subscriptionId"] = vault.Subscription,
                ["resourceGroupName"] = vault.Group,
                ["resourceName"] = vault.Name,
                ["resourceId"] = context.World.Ids.Between(1_000_000_000_000_000_000, 9_000_000_000_000_000_000, "vault-resource", vault.Id).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["protectionContainerId"] = context.World.Ids.Between(1_000_000, 9_000_000, "container-id", item.Key),
                ["recoveryPointId"] = point.Name,
                ["recoveryPointTime"] = WireTime.Stamp(point.Time),
                ["containerName"] = item.ContainerName,
                ["containerType"] = "IaasVMContainer",
                ["backupManagementType"] = "AzureIaasVM",
                ["datasourceType"] = "VM",
                ["datasourceName"] = item.VmName,
                ["datasourceId"] = item.DataId,
                ["datasourceContainerName"] = item.ContainerName,
                ["policyId"] = context.World.Ids.Guid("policy-id", vault.Id),
                ["policyName"] = item.At(context.Now).Policy,
                ["coordinatorServiceStampId"] = context.World.Ids.Guid("stamp", vault.Location),
                ["coordinatorServiceStampUri"] = $"https://pod01-coord1.{vault.Location}.backup.windowsazure.com",
                ["protectionServiceStampId"] = context.World.Ids.Guid("stamp2", vault.Location),
                ["protectionServiceStampUri"] = $"https://pod01-prot1-int.{vault.Location}.backup.windowsazure.com",
                ["tokenExtendedInformation"] = string.Empty,
                ["rpTierInformation"] = new JsonObject { ["InstantRP"] = "Valid", ["HardenedRP"] = "Valid" },
                ["rpOriginalSAOption"] = false,
                ["rpIsManagedVirtualMachine"] = true,
                ["rpVMSizeDescription"] = point.VmSize,
                ["bMSActiveRegion"] = vault.Location,
            },
        });
    }

    public static Answer Restore(RequestContext context)
    {
        _ = context.Subscription();
        string location = ResourceNames.CheckLocation(context["location"]);
        (VaultRecord vault, ProtectedItemRecord item, RecoveryPointRecord point) = Read(context);
        RequireEnabled(context, vault);
        RequirePair(vault, location);
        RestoreRequest request = RestoreRequest.Read(context, vault, context.Body.Object("restoreRequest"), point.Name, location);
        request.RequirePossible(context, vault, item, point);
        OperationRecord operation = RestorePlan.Start(context, vault, item, point, request, secondary: true);
        string id = Convert.ToBase64String(Encoding.ASCII.GetBytes(
            context.World.Ids.Between(1_000_000_000_000_000_000, 9_000_000_000_000_000_000, "vault-resource", vault.Id) + ";" + operation.Id));
        string path = $"/subscriptions/{vault.Subscription}/providers/Microsoft.RecoveryServices/locations/{location}";
        return new Answer(202)
            .With("Azure-AsyncOperation", AsyncLinks.To(context, $"{path}/backupCrrOperationsStatus/{id}"))
            .With("Location", AsyncLinks.To(context, $"{path}/backupCrrOperationResults/{id}"))
            .WithPause(context);
    }

    public static Answer Status(RequestContext context)
    {
        OperationRecord operation = Find(context);
        bool ended = operation.HasEndedAt(context.Now);
        var body = new JsonObject
        {
            ["id"] = $"/subscriptions/{context.Subscription().Id}/providers/Microsoft.RecoveryServices/locations/{context["location"]}/backupCrrOperationsStatus/{context["operation"]}",
            ["name"] = context["operation"],
            ["status"] = ended ? "Succeeded" : "InProgress",
            ["startTime"] = WireTime.Stamp(operation.Start),
            ["endTime"] = ended ? WireTime.Stamp(operation.End) : WireTime.NotYet,
        };
        if (ended)
        {
            body["properties"] = new JsonObject { ["objectType"] = "OperationStatusJobExtendedInfo", ["jobId"] = operation.JobId };
        }

        return Answer.Ok(body);
    }

    public static Answer Result(RequestContext context) => new(Find(context).HasEndedAt(context.Now) ? 204 : 202);

    public static Answer GetJob(RequestContext context)
    {
        VaultRecord vault = VaultOf(context);
        string name = context.Body.Text("jobName") ?? throw BackupErrors.InvalidInput("jobName is missing.");
        return vault.Jobs.TryGetValue(name, out JobRecord? job) && job.IsSecondary
            ? Answer.Ok(Body(context, vault, job, inList: false))
            : throw BackupErrors.ItemNotFound();
    }

    public static Answer ListJobs(RequestContext context)
    {
        VaultRecord vault = VaultOf(context);
        ODataFilter filter = context.Filter("startTime", "endTime", "operation", "backupManagementType", "status", "jobId");
        List<JobRecord> jobs = vault.Jobs.Values.Where(job => job.IsSecondary && filter.Admits("status", job.StatusAt(context.Now)) && filter.Admits("operation", job.Operation))
            .OrderBy(JobsProvider.Key, StringComparer.Ordinal).ToList();

        // A link to more would be followed with a GET, which names no vault.
        return Answer.Ok(new JsonObject { ["value"] = new JsonArray(jobs.Select(job => (JsonNode)Body(context, vault, job, inList: true)).ToArray()) });
    }

    private static JsonObject Body(RequestContext context, VaultRecord vault, JobRecord job, bool inList)
    {
        JsonObject body = JobBody.Of(context, vault, job, inList);
        body["id"] = $"/subscriptions/{vault.Subscription}/providers/Microsoft.RecoveryServices/locations/{context["location"]}/backupJobs/{job.Id}";
        return body;
    }

    private static VaultRecord VaultOf(RequestContext context)
    {
        _ = context.Subscription();
        string id = context.Body.Text("resourceId") ?? string.Empty;
        return context.World.VaultsAt(context.Now).FirstOrDefault(vault => ResourcePath.Is(vault.Id, id))
            ?? throw BackupErrors.InvalidInput($"resourceId '{id}' is no vault.");
    }

    private static (VaultRecord Vault, ProtectedItemRecord Item, RecoveryPointRecord Point) Read(RequestContext context)
    {
        string token = context.Body.Text("crossRegionRestoreAccessDetails", "accessTokenString") ?? string.Empty;
        try
        {
            string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split('\n');
            VaultRecord? vault = context.World.VaultsAt(context.Now).FirstOrDefault(candidate => candidate.Id == parts[0]);
            if (parts.Length == 3 && vault is not null && vault.Items.TryGetValue(parts[1], out ProtectedItemRecord? item)
                && item.At(context.Now).FindPoint(item, parts[2]) is { } point)
            {
                return (vault, item, point);
            }
        }
        catch (FormatException)
        {
            // told below
        }

        throw BackupErrors.InvalidInput("crossRegionRestoreAccessDetails.accessTokenString is not one that accessToken of a recovery point gave.");
    }

    private static void RequireEnabled(RequestContext context, VaultRecord vault)
    {
        if (vault.SettingsAt(context.Now).CrossRegionRestore != "Enabled")
        {
            throw BackupErrors.CrossRegionRestoreOff();
        }
    }

    /// <summary>The text is a choice: the service's is not known.</summary>
    private static void RequirePair(VaultRecord vault, string location)
    {
        if (Regions.PairOf(vault.Location) is not { } pair || pair != location)
        {
            throw BackupErrors.InvalidInput($"The vault is in '{vault.Location}', whose paired region is {(Regions.PairOf(vault.Location) is { } other ? $"'{other}'" : "none")}, and not '{location}'.");
        }
    }

    private static OperationRecord Find(RequestContext context)
    {
        _ = context.Subscription();
        try
        {
            string[] parts = Encoding.ASCII.GetString(Convert.FromBase64String(context["operation"])).Split(';');
            if (parts.Length == 2 && context.World.Operations.TryGetValue(parts[1], out OperationRecord? operation))
            {
                return operation;
            }
        }
        catch (FormatException)
        {
            // told below
        }

        throw new ArmErrorException(404, "OperationNotFound", $"The operation '{context["operation"]}' was not found.");
    }
}
