using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets what can be restored of this server, or of another one of its vault, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "MarsRecoveryPoint")]
[OutputType(typeof(MarsRecoveryPoint))]
public sealed class GetMarsRecoveryPointCommand : MarsOtherServerCmdlet
{
    /// <summary>Only those of this volume, or of the volume that this file or folder is on.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Only those of the system state.</summary>
    [Parameter]
    public SwitchParameter SystemState { get; set; }

    /// <summary>Only those made at this time or later. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset From { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Only those made at this time or before. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset To { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Only the newest of each volume and of the system state.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (Path is not null && SystemState)
        {
            throw Invalid("-Path and -SystemState exclude each other.", "Leave out one of them.");
        }

        var source = SystemState ? MarsRecoveryPoint.SystemState : Path is null ? null : MarsPaths.VolumeOf(MarsSelection.Normalized([Path])[0]);
        var points = (await Agent.GetRecoveryPointsAsync(await OtherAsync(pipeline).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
            .Where(point => (source is null || point.Source == source) && point.Time >= From && point.Time <= To);
        foreach (var point in Latest ? points.GroupBy(static point => point.Source).Select(static same => same.First()) : points)
        {
            await pipeline.WriteObjectAsync(point).ConfigureAwait(false);
        }
    }
}
