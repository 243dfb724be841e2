using System.Management.Automation;

namespace AzBackupTools.Infrastructure;

/// <summary>A failure with its error record, ready to be written.</summary>
/// <param name="ErrorRecord">The record that PowerShell is given.</param>
/// <param name="IsTerminating">True where no further input could succeed either.</param>
internal sealed record CmdletFailure(ErrorRecord ErrorRecord, bool IsTerminating);
