using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Providers;

/// <summary>A virtual machine as Compute writes it.</summary>
internal static class VirtualMachineBody
{
    public static JsonObject Of(VirtualMachineRecord vm, bool withInstanceView)
    {
        string group = $"/subscriptions/{vm.Subscription}/resourceGroups/{vm.Group}/providers";
        bool windows = vm.OsType == "Windows";
        var dataDisks = new JsonArray();
        foreach (DataDiskRecord disk in vm.DataDisks)
        {
            dataDisks.Add(new JsonObject
            {
                ["lun"] = disk.Lun,
                ["name"] = disk.Name,
                ["createOption"] = "Empty",
                ["caching"] = "None",
                ["managedDisk"] = ManagedDisk(group, disk.Name),
                ["deleteOption"] = "Detach",
                ["diskSizeGB"] = disk.SizeGB,
                ["toBeDetached"] = false,
            });
        }

        var properties = new JsonObject
        {
            ["vmId"] = vm.VmId,
            ["hardwareProfile"] = new JsonObject { ["vmSize"] = vm.Size },
            ["storageProfile"] = new JsonObject
            {
                ["imageReference"] = windows
                    ? Image("MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-azure-edition", "20348.2527.240604")
                    : Image("Canonical", "0001-com-ubuntu-server-jammy", "22_04-lts-gen2", "22.04.202406060"),
                ["osDisk"] = new JsonObject
                {
                    ["osType"] = vm.OsType,
                    ["name"] = vm.OsDiskName,
                    ["createOption"] = "FromImage",
                    ["caching"] = "ReadWrite",
                    ["managedDisk"] = ManagedDisk(group, vm.OsDiskName),
                    ["deleteOption"] = "Detach",
                    ["diskSizeGB"] = vm.OsDiskSizeGB,
                },
                ["dataDisks"] = dataDisks,
            },
            ["osProfile"] = new JsonObject
            {
                ["computerName"] = vm.Name,
                ["adminUsername"] = "azureuser",
                [windows ? "windowsConfiguration" : "linuxConfiguration"] = windows
                    ? new JsonObject { ["provisionVMAgent"] = true, ["enableAutomaticUpdates"] = true }
                    : new JsonObject { ["disablePasswordAuthentication"] = true, ["provisionVMAgent"] = true },
                ["secrets"] = new JsonArray(),
                ["allowExtensionOperations"] = true,
                ["requireGuestProvisionSignal"] = true,
            },
            ["networkProfile"] = new JsonObject
            {
                ["networkInterfaces"] = new JsonArray(new JsonObject { ["id"] = $"{group}/Microsoft.Network/networkInterfaces/{vm.Name}VMNic" }),
            },
            ["provisioningState"] = "Succeeded",
        };
        if (vm.Given is not null)
        {
            Overlay(properties, vm.Given);
        }

        if (vm.IsUnmanaged)
        {
            ((JsonObject)properties["storageProfile"]!["osDisk"]!).Remove("managedDisk");
        }

        if (withInstanceView)
        {
            properties["instanceView"] = InstanceView(vm, VirtualMachineImage.Of((JsonObject)properties["storageProfile"]!));
        }

        properties["timeCreated"] = Time(vm.CreatedAt);
        var body = new JsonObject
        {
            ["name"] = vm.Name,
            ["id"] = vm.Id,
            ["type"] = "Microsoft.Compute/virtualMachines",
            ["location"] = vm.Location,
        };
        if (vm.Tags.Count > 0)
        {
            body["tags"] = Tags.Write(vm.Tags);
        }

        if (vm.Zone is { } zone)
        {
            body["zones"] = new JsonArray(zone);
        }

        body["properties"] = properties;
        return body;
    }

    private static void Overlay(JsonObject body, JsonObject given)
    {
        foreach (KeyValuePair<string, JsonNode?> member in given)
        {
            if (member.Value is JsonObject inner && body[member.Key] is JsonObject mine)
            {
                Overlay(mine, inner);
            }
            else if (member.Value is not null)
            {
                body[member.Key] = member.Value.DeepClone();
            }
        }
    }

    private static JsonObject InstanceView(VirtualMachineRecord vm, VirtualMachineImage image)
    {
        string time = Time(vm.CreatedAt);
        var view = new JsonObject();
        if (vm.IsRunning)
        {
            // What runs inside is known from the agent.
            if (vm.AgentIsReady)
            {
                view["computerName"] = vm.Name;
                view["osName"] = image.OsName;
                view["osVersion"] = image.OsVersion;
            }

            view["vmAgent"] = vm.AgentIsReady
                ? Agent("2.7.41491.1075", "ProvisioningState/succeeded", "Info", "Ready", "GuestAgent is running and processing the extensions.", time)
                : Agent("Unknown", "ProvisioningState/Unavailable", "Warning", "Not Ready", "VM status blob is found but not yet populated.", time);
        }

        view["disks"] = new JsonArray(new JsonObject { ["name"] = vm.OsDiskName, ["statuses"] = new JsonArray(Provisioned(time)) });
        view["hyperVGeneration"] = image.Generation;
        view["statuses"] = new JsonArray(Provisioned(time), new JsonObject
        {
            ["code"] = "PowerState/" + vm.PowerState,
            ["level"] = "Info",
            ["displayStatus"] = "VM " + vm.PowerState,
        });
        return view;
    }

    private static JsonObject Agent(string version, string code, string level, string status, string message, string time) => new()
    {
        ["vmAgentVersion"] = version,
        ["statuses"] = new JsonArray(new JsonObject
        {
            ["code"] = code, ["level"] = level, ["displayStatus"] = status, ["message"] = message, ["time"] = time,
        }),
    };

    private static JsonObject Provisioned(string time) => new()
    {
        ["code"] = "ProvisioningState/succeeded", ["level"] = "Info", ["displayStatus"] = "Provisioning succeeded", ["time"] = time,
    };

    private static JsonObject Image(string publisher, string offer, string sku, string exact) => new()
    {
        ["publisher"] = publisher, ["offer"] = offer, ["sku"] = sku, ["version"] = "latest", ["exactVersion"] = exact,
    };

    private static JsonObject ManagedDisk(string group, string name) => new()
    {
        ["storageAccountType"] = "Premium_LRS", ["id"] = $"{group}/Microsoft.Compute/disks/{name}",
    };

    /// <summary>Compute writes an offset where Recovery Services writes a Z.</summary>
    private static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'+00:00'", CultureInfo.InvariantCulture);
}
