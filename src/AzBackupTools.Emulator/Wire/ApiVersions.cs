using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Emulator.Wire;

/// <summary>The api-versions that each resource provider accepts here, and where the wire form changes with them.</summary>
internal static class ApiVersions
{
    public static readonly IReadOnlyList<string> RecoveryServices = new[]
    {
        "2016-06-01", "2016-12-01", "2019-05-13", "2019-05-13-preview", "2019-06-15", "2020-10-01", "2020-12-01", "2021-01-01",
        "2021-02-10", "2021-03-01", "2021-06-01", "2021-07-01", "2021-08-01", "2021-10-01", "2021-11-15", "2021-12-01",
        "2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01", "2022-06-01-preview", "2022-08-01", "2022-09-01-preview",
        "2022-09-10", "2022-10-01", "2023-01-01", "2023-01-15", "2023-02-01", "2023-04-01", "2023-06-01", "2023-08-01", "2024-01-01",
        "2024-02-01", "2024-04-01", "2024-04-30-preview", "2024-07-30-preview", "2024-09-30-preview", "2024-10-01",
        "2024-11-01-preview", "2025-01-01", "2025-02-01", "2025-08-01", "2026-05-01",
        "2026-07-01",
    };

    public static readonly IReadOnlyList<string> Storage = new[]
    {
        "2015-12-01", "2016-01-01", "2016-12-01", "2017-10-01", "2018-07-01", "2019-06-01", "2021-04-01", "2021-09-01", "2022-05-01",
        "2022-09-01", "2023-01-01", "2023-05-01", "2024-01-01", "2025-01-01",
    };

    public static readonly IReadOnlyList<string> Compute = new[]
    {
        "2019-12-01", "2020-06-01", "2020-12-01", "2021-03-01", "2021-07-01", "2021-11-01", "2022-03-01", "2022-08-01",
        "2022-11-01", "2023-03-01", "2023-07-01", "2023-09-01", "2024-03-01", "2024-07-01", "2024-11-01", "2025-04-01",
    };

    public static readonly IReadOnlyList<string> DataProtection = new[]
    {
        "2021-07-01", "2022-01-01", "2022-03-01", "2022-04-01", "2022-05-01", "2022-12-01", "2023-01-01", "2023-05-01", "2023-11-01",
        "2023-12-01", "2024-03-01", "2024-04-01", "2025-01-01", "2025-07-01",
    };

    public static readonly IReadOnlyList<string> KeyVault = new[]
    {
        "2015-06-01", "2016-10-01", "2018-02-14", "2019-09-01", "2021-10-01", "2022-07-01", "2022-11-01", "2023-02-01", "2023-07-01", "2024-11-01",
        "2025-05-01", "2026-02-01",
    };

    /// <summary>Those of the hosts of key vaults, the latest last.</summary>
    public static readonly IReadOnlyList<string> Secrets = new[] { "2016-10-01", "7.0", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "2025-07-01" };

    public static readonly IReadOnlyList<string> Resources = new[]
    {
        "2014-04-01", "2015-01-01", "2016-06-01", "2016-09-01", "2018-05-01", "2019-05-01", "2019-06-01", "2019-10-01", "2019-11-01", "2020-01-01", "2020-06-01", "2020-10-01",
        "2021-01-01", "2021-04-01", "2022-01-01", "2022-09-01", "2022-12-01", "2023-07-01", "2024-03-01", "2024-11-01",
    };

    /// <summary>True when <paramref name="version"/> is of the given day or later. Previews sort by their day.</summary>
    public static bool IsFrom(string version, string day) =>
        string.CompareOrdinal(version.Substring(0, Math.Min(10, version.Length)), day) >= 0;

    /// <summary>
    /// True for the versions that speak to the copies in the paired region: the two have one address and differ by version alone.
    /// </summary>
    /// <remarks>https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/readme.md, the passive stamps.</remarks>
    public static bool IsOfPairedRegion(string version) => version is "2021-11-15" or "2023-01-15";

    /// <summary>A day, with or without -preview, -beta or the like.</summary>
    public static bool IsWellFormed(string version) =>
        version.Length is >= 10 and <= 30
        && DateTime.TryParseExact(version.Substring(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (version.Length == 10 || (version[10] == '-' && version.Skip(11).All(char.IsLetterOrDigit)));

    private static string? Find(IReadOnlyList<string> accepted, string version)
    {
        for (int i = 0; i < accepted.Count; i++)
        {
            if (accepted[i].Length == version.Length && ResourcePath.Is(accepted[i], version))
            {
                return accepted[i];
            }
        }

        return null;
    }

    /// <summary>Refuses a missing or unknown version as ARM does.</summary>
    public static string Check(string? version, string area, string what, IReadOnlyList<string> accepted, bool loose = false)
    {
        if (string.IsNullOrEmpty(version))
        {
            throw new ArmErrorException(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.",
                fromGateway: true);
        }

        if (loose && IsWellFormed(version!))
        {
            return version!.ToLowerInvariant();
        }

        return Find(accepted, version!) ?? throw new ArmErrorException(
            400,
            area == "Resources" ? "InvalidApiVersionParameter" : "NoRegisteredProviderFound",
            $"The api-version '{version}' is not supported for '{what}'. The supported api-versions are '{string.Join(", ", accepted)}'.",
            fromGateway: true);
    }
}
