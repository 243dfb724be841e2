using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The regions of the public cloud, and which of them is the other's pair.</summary>
/// <remarks>https://learn.microsoft.com/azure/reliability/regions-list. The pair of the two canary regions is a recorded one.</remarks>
internal static class Regions
{
    private static readonly (string Display, string? Pair)[] Known =
    {
        ("East US", "westus"), ("East US 2", "centralus"), ("South Central US", "northcentralus"), ("West US 2", "westcentralus"),
        ("West US 3", "eastus"), ("Australia East", "australiasoutheast"), ("Southeast Asia", "eastasia"), ("North Europe", "westeurope"),
        ("Sweden Central", "swedensouth"), ("UK South", "ukwest"), ("West Europe", "northeurope"), ("Central US", "eastus2"),
        ("South Africa North", "southafricawest"), ("Central India", "southindia"), ("East Asia", "southeastasia"), ("Japan East", "japanwest"),
        ("Korea Central", "koreasouth"), ("Canada Central", "canadaeast"), ("France Central", "francesouth"), ("Germany West Central", "germanynorth"),
        ("Italy North", null), ("Norway East", "norwaywest"), ("Poland Central", null), ("Spain Central", null), ("Switzerland North", "switzerlandwest"),
        ("Mexico Central", null), ("UAE North", "uaecentral"), ("Brazil South", "southcentralus"), ("Israel Central", null), ("Qatar Central", null),
        ("New Zealand North", null), ("Austria East", null), ("Chile Central", null), ("Indonesia Central", null), ("Malaysia West", null), ("Belgium Central", null), ("North Central US", "southcentralus"), ("West US", "eastus"),
        ("West Central US", "westus2"), ("South Africa West", "southafricanorth"), ("Australia Central", "australiacentral2"),
        ("Australia Central 2", "australiacentral"), ("Australia Southeast", "australiaeast"), ("Japan West", "japaneast"), ("Korea South", "koreacentral"),
        ("South India", "centralindia"), ("West India", "southindia"), ("Canada East", "canadacentral"), ("France South", "francecentral"),
        ("Germany North", "germanywestcentral"), ("Norway West", "norwayeast"), ("Sweden South", "swedencentral"), ("Switzerland West", "switzerlandnorth"),
        ("UK West", "uksouth"), ("UAE Central", "uaenorth"), ("Brazil Southeast", "brazilsouth"), ("Central US EUAP", "eastus2euap"),
        ("East US 2 EUAP", "centraluseuap"),
    };

    private static readonly Dictionary<string, string?> Pairs = Pair();

    /// <summary>The regions with their names as people write them, in the order of the service's list.</summary>
    public static IEnumerable<(string Name, string Display, string? Pair)> All
    {
        get
        {
            foreach ((string display, string? pair) in Known)
            {
                yield return (NameOf(display), display, pair);
            }
        }
    }

    /// <summary>Whether there is a region of the name.</summary>
    public static bool Has(string name) => Pairs.ContainsKey(name);

    /// <summary>Where the vaults of a region keep their copies, or null where it has no pair.</summary>
    public static string? PairOf(string region) => Pairs.TryGetValue(region, out string? pair) ? pair : null;

    private static Dictionary<string, string?> Pair()
    {
        var pairs = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach ((string display, string? pair) in Known)
        {
            pairs.Add(NameOf(display), pair);
        }

        return pairs;
    }

    private static string NameOf(string display) => display.Replace(" ", string.Empty).ToLowerInvariant();
}
