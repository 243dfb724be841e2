using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets the files and folders that a recovery point holds, to choose what to restore.</summary>
[Cmdlet(VerbsCommon.Get, "MarsItem")]
[OutputType(typeof(MarsItem))]
public sealed class GetMarsItemCommand : MarsOtherServerCmdlet
{
    /// <summary>The folder to look into, or a file. Left out, it is the top of what -RecoveryPoint holds.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The recovery point: an object of Get-MarsRecoveryPoint or its id. Left out, it is the newest of the volume of -Path.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [Alias("RecoveryPointId")]
    [ValidateNotNull]
    public MarsPointRef? RecoveryPoint { get; set; }

    /// <summary>As it was at this time: the newest recovery point up to then. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset AsOf { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Also what lies in the folders, all the way down. The agent is asked once for each folder.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var path = Path is null ? null : MarsSelection.Normalized([Path])[0];
        if (path is null && RecoveryPoint is null)
        {
            throw Invalid("Nothing says where to look.", "Give -Path C:\\Data, or a -RecoveryPoint of Get-MarsRecoveryPoint.");
        }

        var server = await ServerNameAsync(cancellationToken).ConfigureAwait(false);
        FromServer ??= RecoveryPoint?.ServerName is { } named && !string.Equals(named, server, StringComparison.OrdinalIgnoreCase) ? named : null;
        var from = await OtherAsync(pipeline).ConfigureAwait(false);
        var point = Choose(await Agent.GetRecoveryPointsAsync(from, cancellationToken).ConfigureAwait(false), path);
        var top = path ?? point.Source;
        var items = await Agent.GetItemsAsync(point, top, from, cancellationToken).ConfigureAwait(false);
        if (items.Count == 0 && path is not null && !MarsPaths.IsVolume(path))
        {
            items = [await FindAsync(point, path, from, cancellationToken).ConfigureAwait(false)];
        }

        await WriteAsync(items, from, pipeline, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(IReadOnlyList<MarsItem> items, MarsOtherServer? from, IPipeline pipeline, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await pipeline.WriteObjectAsync(item).ConfigureAwait(false);
            if (Recurse && item.IsFolder)
            {
                await WriteAsync(await Agent.GetItemsAsync(item.RecoveryPoint, item.Path, from, cancellationToken).ConfigureAwait(false), from, pipeline, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A file, or an empty folder, as the folder above tells of it.</summary>
    private async Task<MarsItem> FindAsync(MarsRecoveryPoint point, string path, MarsOtherServer? from, CancellationToken cancellationToken)
    {
        var above = path.Substring(0, Math.Max(3, path.LastIndexOf('\\')));
        return (await Agent.GetItemsAsync(point, above, from, cancellationToken).ConfigureAwait(false)).FirstOrDefault(item => MarsPaths.Same(item.Path, path))
            ?? throw new BackupException(
                ErrorIds.InvalidMarsPath,
                $"'{path}' was not backed up on {point.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
                $"See what was: Get-MarsItem '{above}'; or choose another recovery point of Get-MarsRecoveryPoint.",
                path);
    }

    private MarsRecoveryPoint Choose(IReadOnlyList<MarsRecoveryPoint> points, string? path) =>
        RecoveryPoint is not null ? PointOf(points, RecoveryPoint.Id) : PointOf(points, MarsPaths.VolumeOf(path!), AsOf);
}
