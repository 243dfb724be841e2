using System.Linq;
using System.Text.RegularExpressions;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What names and places may look like.</summary>
internal static class ResourceNames
{
    private static readonly Regex Group = new(@"^[-\w._()]{0,89}[-\w_()]$", RegexOptions.CultureInvariant);
    private static readonly Regex Vault = new(@"^[A-Za-z][A-Za-z0-9-]{1,49}$", RegexOptions.CultureInvariant);
    private static readonly Regex Machine = new(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$", RegexOptions.CultureInvariant);
    private static readonly Regex Policy = new(@"^[A-Za-z][-A-Za-z0-9_]{2,149}$", RegexOptions.CultureInvariant);
    private static readonly Regex KeyVault = new("^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$", RegexOptions.CultureInvariant);
    private static readonly Regex Location = new("^[a-z][a-z0-9]{2,39}$", RegexOptions.CultureInvariant);

    public static string CheckGroup(string name) => Check(
        Group, name, "resource group", "1 to 90 letters, digits, periods, underscores, hyphens and parentheses, not ending with a period");

    public static string CheckVault(string name) =>
        Check(Vault, name, "vault", "2 to 50 letters, digits and hyphens, starting with a letter");

    public static string CheckMachine(string name) =>
        Check(Machine, name, "virtual machine", "1 to 64 letters, digits, periods, underscores and hyphens");

    public static string CheckPolicy(string name) =>
        Check(Policy, name, "backup policy", "3 to 150 letters, digits, underscores and hyphens, starting with a letter");

    /// <summary>The rule: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault.</summary>
    public static string CheckKeyVault(string name) => KeyVault.IsMatch(name)
        ? name
        : throw new ArmErrorException(
            400,
            "VaultNameNotValid",
            $"The vault name '{name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a "
            + "letter or digit, and not contain consecutive hyphens.",
            fromGateway: true);

    /// <summary>A location in its short form: East US and eastus are one.</summary>
    public static string CheckLocation(string? location)
    {
        if (string.IsNullOrWhiteSpace(location))
        {
            throw new ArmErrorException(400, "LocationRequired", "The location property is required for this definition.", fromGateway: true);
        }

        string plain = location!.Replace(" ", string.Empty).ToLowerInvariant();
        return Location.IsMatch(plain)
            ? plain
            : throw new ArmErrorException(
                400, "LocationNotAvailableForResourceType", $"The provided location '{location}' is not available for this resource type.", fromGateway: true);
    }

    /// <summary>The same, of a region that there is.</summary>
    public static string CheckRegion(string? location, string type)
    {
        string plain = CheckLocation(location);
        return Regions.Has(plain)
            ? plain
            : throw new ArmErrorException(
                400,
                "LocationNotAvailableForResourceType",
                $"The provided location '{location}' is not available for resource type '{type}'. List of available regions for the resource type is "
                + $"'{string.Join(",", Regions.All.Select(region => region.Name))}'.",
                fromGateway: true);
    }

    private static string Check(Regex form, string name, string what, string rule) => form.IsMatch(name)
        ? name
        : throw new ArmErrorException(400, "InvalidResourceName", $"The {what} name '{name}' is invalid. It has {rule}.", fromGateway: true);
}
