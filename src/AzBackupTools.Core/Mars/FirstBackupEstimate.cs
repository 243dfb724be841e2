using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>How much a first backup transfers, and how long that takes over a line.</summary>
public sealed record FirstBackupEstimate
{
    /// <summary>The files.</summary>
    public long Files { get; init; }

    /// <summary>Their bytes, before the agent compresses them.</summary>
    public long Bytes { get; init; }

    /// <summary>The line, in bits a second; null where nobody says.</summary>
    public double? BitsPerSecond { get; init; }

    /// <summary>How long the transfer takes, or null.</summary>
    public TimeSpan? Duration => BitsPerSecond is { } speed ? TimeSpan.FromSeconds(Math.Min(Bytes * 8 / speed, TimeSpan.MaxValue.TotalSeconds / 2)) : null;

    /// <summary>Whether disks by post are quicker: more than three days over the line.</summary>
    public bool NeedsOfflineSeeding => Duration > TimeSpan.FromDays(3);

    /// <summary>How to seed offline: <see href="https://learn.microsoft.com/azure/backup/offline-backup-azure-data-box" />.</summary>
    public IReadOnlyList<string> OfflineSeedingSteps => NeedsOfflineSeeding
        ?
        [
            "Order an Azure Data Box, or Data Box Disks for less than 7 TB, in the vault's subscription.",
            "Connect it to the server and mount it.",
            "Choose 'Transfer using Microsoft Azure Data Box disks' for the initial backup in the agent's console, Schedule Backup.",
            "Start the backup; it is written to the device.",
            "Send the device back; Azure copies it into the vault.",
            "Later backups transfer only what has changed, over the line.",
        ]
        : [];

    /// <summary>Measures what a policy would take of a server.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="files">The server's files.</param>
    /// <param name="bitsPerSecond">The line, or null.</param>
    public static FirstBackupEstimate Measure(MarsPolicy policy, MarsFiles files, double? bitsPerSecond)
    {
        long count = 0;
        long bytes = 0;
        foreach (var (_, file) in files.Selected(policy))
        {
            count++;
            bytes += file.Length;
        }

        return new FirstBackupEstimate { Files = count, Bytes = bytes, BitsPerSecond = bitsPerSecond };
    }

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var text = $"The first backup takes about {Size(Bytes)} in {Files.ToString("N0", CultureInfo.InvariantCulture)} file{(Files == 1 ? string.Empty : "s")} before compression";
        if (Duration is { } time)
        {
            text += $", {Time(time)} at {(BitsPerSecond!.Value / 1_000_000).ToString("0.###", CultureInfo.InvariantCulture)} Mbps";
        }

        return NeedsOfflineSeeding
            ? text + ". Consider offline seeding: " + string.Join(" ", OfflineSeedingSteps.Select(static (step, index) => $"{(index + 1).ToString(CultureInfo.InvariantCulture)}. {step}"))
            : text + ".";
    }

    private static string Size(long bytes)
    {
        string[] units = ["bytes", "KB", "MB", "GB", "TB"];
        double size = bytes;
        var unit = 0;
        for (; size >= 1024 && unit < units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return $"{size.ToString(unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture)} {units[unit]}";
    }

    private static string Time(TimeSpan time) =>
        time.TotalDays >= 2 ? $"{time.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} days"
        : time.TotalHours >= 2 ? $"{time.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} hours"
        : time.TotalMinutes >= 1.5 ? $"{time.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes"
        : "about a minute";
}
