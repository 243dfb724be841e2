using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Vaults;

/// <summary>The names of regions: which are sure to be right, and which comes nearest to a wrong one.</summary>
public static class RegionNames
{
    /// <summary>Regions that have been there for long; others may be right, too: the subscription knows.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "australiacentral", "australiaeast", "australiasoutheast", "brazilsouth", "canadacentral", "canadaeast", "centralindia", "centralus", "eastasia",
        "eastus", "eastus2", "francecentral", "germanywestcentral", "israelcentral", "italynorth", "japaneast", "japanwest", "koreacentral", "koreasouth",
        "northcentralus", "northeurope", "norwayeast", "polandcentral", "qatarcentral", "southafricanorth", "southcentralus", "southindia", "southeastasia",
        "spaincentral", "swedencentral", "switzerlandnorth", "uaenorth", "uksouth", "ukwest", "westcentralus", "westeurope", "westindia", "westus", "westus2",
        "westus3",
    ];

    /// <summary>"westeurope" of "West Europe".</summary>
    public static string Plain(string name) => name.Replace(" ", string.Empty).ToLowerInvariant();

    /// <summary>The names that come nearest, best first, by the number of letters to change; none where none comes near.</summary>
    internal static IReadOnlyList<string> Nearest(string name, IEnumerable<string> known)
    {
        var wanted = Plain(name);
        return known
            .Select(region => (Region: region, Distance: wanted.Length > 2 && region.Contains(wanted) ? 1 : Distance(wanted, region)))
            .Where(pair => pair.Distance <= Math.Max(2, wanted.Length / 3))
            .OrderBy(static pair => pair.Distance)
            .ThenBy(static pair => pair.Region, StringComparer.Ordinal)
            .Select(static pair => pair.Region)
            .Take(3)
            .ToList();
    }

    /// <summary>Letters to insert, leave out or exchange, two neighbours changing places being one exchange.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                    rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
