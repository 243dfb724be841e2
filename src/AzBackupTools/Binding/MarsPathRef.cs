using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;

namespace AzBackupTools;

/// <summary>A path of a server as a user names it: as text, or by an exclusion of Get-MarsPolicy. Made without I/O and without complaint.</summary>
public sealed class MarsPathRef
{
    /// <summary>Takes a path.</summary>
    public MarsPathRef(string path) => Path = path ?? string.Empty;

    /// <summary>Takes an exclusion of a policy.</summary>
    public MarsPathRef(MarsExclusion exclusion)
        : this(exclusion?.Path ?? string.Empty) => Exclusion = exclusion;

    /// <summary>Takes an object of Get-MarsItem.</summary>
    public MarsPathRef(MarsItem item)
        : this(item?.Path ?? string.Empty)
    {
    }

    /// <summary>Takes an object of Get-MarsPolicy, which is no path: its text would be taken for one.</summary>
    public MarsPathRef(MarsPolicy policy)
        : this("MarsPolicy") => IsPolicy = policy is not null;

    /// <summary>Takes a policy after a change, which is no path either.</summary>
    public MarsPathRef(MarsPolicyResult result)
        : this(result?.Policy!)
    {
    }

    private MarsPathRef(string path, MarsExclusion? exclusion)
        : this(path) => Exclusion = exclusion;

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The exclusion, where one was given.</summary>
    internal MarsExclusion? Exclusion { get; }

    private bool IsPolicy { get; }

    /// <inheritdoc />
    public override string ToString() => Path;

    /// <summary>The same in the form of the agent.</summary>
    /// <exception cref="BackupException">InvalidMarsPath.</exception>
    internal MarsPathRef Normalized() => IsPolicy
        ? throw new BackupException(ErrorIds.InvalidMarsPath, "A whole policy is no path.", "Give what is meant of it: its (Get-MarsPolicy).Items or (Get-MarsPolicy).Exclusions.")
        : new MarsPathRef(MarsSelection.Normalized([Path])[0], Exclusion);
}
