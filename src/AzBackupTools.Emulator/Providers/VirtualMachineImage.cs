using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What a machine runs, told by the image that it was made of.</summary>
internal sealed record VirtualMachineImage(string OsName, string OsVersion, string Generation)
{
    /// <summary>Recorded are the names of 2012 R2; the others follow its form.</summary>
    private static readonly (string Sku, string Name, string Version)[] WindowsServers =
    {
        ("2012-r2-datacenter", "Windows Server 2012 R2 Datacenter", "Microsoft Windows NT 6.3.9600.0"),
        ("2016-datacenter", "Windows Server 2016 Datacenter", "Microsoft Windows NT 10.0.14393.0"),
        ("2019-datacenter", "Windows Server 2019 Datacenter", "Microsoft Windows NT 10.0.17763.0"),
        ("2022-datacenter-azure-edition", "Windows Server 2022 Datacenter Azure Edition", "10.0.20348.2527"),
        ("2022-datacenter", "Windows Server 2022 Datacenter", "10.0.20348.2527"),
        ("2025-datacenter", "Windows Server 2025 Datacenter", "10.0.26100.1742"),
    };

    public static VirtualMachineImage Of(JsonObject storageProfile)
    {
        bool windows = (string?)storageProfile["osDisk"]?["osType"] != "Linux";
        string sku = ((string?)storageProfile["imageReference"]?["sku"] ?? string.Empty).ToLowerInvariant();
        (string _, string name, string version) = WindowsServers.FirstOrDefault(server => sku.StartsWith(server.Sku, StringComparison.Ordinal));

        // Images of the second generation say so, but for those of which there is no other.
        bool second = sku.Contains("gen2") || sku.Contains("-g2") || sku.Contains("azure-edition") || sku.Length == 0;
        return new VirtualMachineImage(
            windows ? name ?? "Windows Server" : "ubuntu", windows ? version ?? "10.0" : "22.04", second ? "V2" : "V1");
    }
}
