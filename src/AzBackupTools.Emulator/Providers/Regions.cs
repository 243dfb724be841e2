using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The regions that there are.</summary>
internal static class Regions
{
    /// <summary>Name and display name, and those regions at the end that only test subscriptions have.</summary>
    public static readonly IReadOnlyList<(string Name, string Display)> All = new[]
    {
        "Australia Central", "Australia East", "Australia Southeast", "Austria East", "Brazil South", "Canada Central", "Canada East", "Central India", "Central US",
        "Chile Central", "East Asia", "East US", "East US 2", "France Central", "France South", "Germany North", "Germany West Central", "Indonesia Central",
        "Israel Central", "Italy North", "Japan East", "Japan West", "Korea Central", "Korea South", "Malaysia West", "Mexico Central", "New Zealand North",
        "North Central US", "North Europe", "Norway East", "Norway West", "Poland Central", "Qatar Central", "South Africa North", "South Africa West",
        "South Central US", "South India", "Southeast Asia", "Spain Central", "Sweden Central", "Switzerland North", "Switzerland West", "UAE Central",
        "UAE North", "UK South", "UK West", "West Central US", "West Europe", "West India", "West US", "West US 2", "West US 3",
        "Central US EUAP", "East US 2 EUAP",
    }.Select(display => (display.Replace(" ", string.Empty).ToLowerInvariant(), display)).ToArray();

    private static readonly HashSet<string> Names = new(All.Select(region => region.Name), StringComparer.Ordinal);

    public static bool Has(string name) => Names.Contains(name);
}
