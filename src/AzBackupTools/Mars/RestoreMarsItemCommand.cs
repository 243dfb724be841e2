using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Restores files, folders, a volume or the system state, of this server or of another one, and follows the restore to its end.</summary>
[Cmdlet(VerbsData.Restore, "MarsItem", SupportsShouldProcess = true)]
[OutputType(typeof(MarsJob))]
public sealed class RestoreMarsItemCommand : MarsOtherServerCmdlet
{
    /// <summary>The files and folders, by their paths when they were backed up, or a volume (D:\). Left out, all that -RecoveryPoint holds.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public MarsPathRef[] Path { get; set; } = [];

    /// <summary>The recovery point: an object of Get-MarsRecoveryPoint or its id. Left out, it is the newest of the volume.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [Alias("RecoveryPointId")]
    [ArgumentCompleter(typeof(MarsPointCompleter))]
    [ValidateNotNull]
    public MarsPointRef? RecoveryPoint { get; set; }

    /// <summary>As it was at this time: the newest recovery point up to then. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset AsOf { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>The system state, as files.</summary>
    [Parameter]
    public SwitchParameter SystemState { get; set; }

    /// <summary>The folder to restore to. Left out, it is the original place, which only this server's own files have.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>What to do where a file is there already: CreateCopy keeps both and is the default, Overwrite, or Skip.</summary>
    [Parameter]
    public MarsConflict OnConflict { get; set; }

    /// <summary>The passphrase of the other server, which its backups are encrypted with.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Passphrase { get; set; }

    /// <summary>Returns while the restore still runs; Get-MarsJob shows how far it has come.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override SecureString? OtherPassphrase => Passphrase;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        // A text from the pipeline fits both parameters, and is a path.
        if (RecoveryPoint is { IsText: true } && Path.Length == 1 && Path[0].Path == RecoveryPoint.Id)
        {
            RecoveryPoint = null;
        }

        if (RecoveryPoint is not null && Given(nameof(AsOf)))
        {
            throw Invalid("-RecoveryPoint and -AsOf both say as of when.", "Leave out one of them.");
        }

        var items = (await PathsAsync(Path, pipeline).ConfigureAwait(false)).Select(static one => one.Path).ToArray();
        if (items.Length == 0 && Path.Length > 0)
        {
            return;
        }

        var destination = Destination is null ? null : MarsSelection.Normalized([Destination])[0];
        var server = await ServerNameAsync(cancellationToken).ConfigureAwait(false);
        if (!Given(nameof(FromServer)))
        {
            FromServer = RecoveryPoint?.ServerName is { } named && !string.Equals(named, server, StringComparison.OrdinalIgnoreCase) ? named : null;
        }

        var from = await OtherAsync(pipeline).ConfigureAwait(false);
        Check(items, destination, from);

        var points = await Agent.GetRecoveryPointsAsync(from, cancellationToken).ConfigureAwait(false);
        var restores = Choose(points, items);
        if (NoWait && restores.Count > 1)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-NoWait is for one restore, and these are {restores.Count}: {string.Join(", ", restores.Select(static one => one.Point.Source))}. The agent runs one job at a time.",
                "Leave out -NoWait, or restore one volume at a time.");
        }

        foreach (var (point, wanted) in restores)
        {
            var what = wanted.Count == 0 ? point.Source : string.Join(", ", wanted);
            var action = $"Restore {what} of {point.ServerName} as of {point.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC to {destination ?? "its original place"}" + OnConflict switch
            {
                MarsConflict.Overwrite => "; files that are there are overwritten",
                MarsConflict.Skip => "; files that are there stay as they are",
                _ => "; files that are there are kept beside the restored ones",
            };
            if (await pipeline.ShouldProcessAsync(server, action).ConfigureAwait(false))
            {
                var request = new MarsRestoreRequest { Point = point, Items = wanted, Destination = destination, Conflict = OnConflict, From = from, NoWait = NoWait };
                await WriteAsync(await Agent.RestoreAsync(request, pipeline, cancellationToken).ConfigureAwait(false), pipeline).ConfigureAwait(false);
            }
        }
    }

    private void Check(string[] items, string? destination, MarsOtherServer? from)
    {
        if (items.Length == 0 && RecoveryPoint is null && !SystemState)
        {
            throw Invalid("Nothing is to be restored.", "Give -Path, -SystemState or -RecoveryPoint.");
        }

        if (items.Length > 0 && SystemState)
        {
            throw Invalid("-Path and -SystemState exclude each other.", "Restore them one after the other.");
        }

        if (from is not null && Passphrase is null)
        {
            throw new BackupException(ErrorIds.InvalidPassphrase, $"The backups of {from.ServerName} are encrypted with its own passphrase.", "Give it: -Passphrase.") { ConcernsAllInput = true };
        }

        if (destination is null && (from is not null || SystemState))
        {
            throw new BackupException(
                ErrorIds.InvalidArgument, $"-Destination is missing: {(from is null ? "the system state" : "what another server backed up")} has no original place here.", "Give a folder: -Destination C:\\Restored.")
            {
                ConcernsAllInput = true,
            };
        }

        if (destination is not null && !Agent.Files.HasVolume(destination))
        {
            throw new BackupException(ErrorIds.InvalidMarsPath, $"There is no drive {MarsPaths.VolumeOf(destination)} on this server.", "Give a -Destination on a drive that is there.", destination) { ConcernsAllInput = true };
        }
    }

    private List<(MarsRecoveryPoint Point, IReadOnlyList<string> Items)> Choose(IReadOnlyList<MarsRecoveryPoint> points, IReadOnlyList<string> items)
    {
        if (RecoveryPoint is not null)
        {
            var point = PointOf(points, RecoveryPoint.Id);
            if (items.FirstOrDefault(item => MarsPaths.VolumeOf(item) != point.Source) is { } foreign)
            {
                throw new BackupException(ErrorIds.InvalidMarsPath, $"'{foreign}' is not in the recovery point, which is of {point.Source}.", "Leave out -RecoveryPoint, or give one of that volume.", foreign);
            }

            return [(point, Wanted(items))];
        }

        var sources = SystemState ? [MarsRecoveryPoint.SystemState] : items.Select(MarsPaths.VolumeOf).Distinct();
        return sources
            .Select(source => (
                PointOf(points, source, AsOf),
                Wanted(items.Where(item => MarsPaths.VolumeOf(item) == source).ToArray())))
            .ToList();
    }

    /// <summary>A whole volume is everything.</summary>
    private static IReadOnlyList<string> Wanted(IReadOnlyList<string> items) => items.Any(MarsPaths.IsVolume) ? [] : items;
}
