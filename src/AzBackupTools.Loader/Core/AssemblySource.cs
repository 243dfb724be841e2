namespace AzBackupTools.Loader.Core;

/// <summary>Where the load context takes an assembly from.</summary>
internal enum AssemblySource
{
    /// <summary>Nobody here has it: the default context may look further.</summary>
    Elsewhere,

    /// <summary>The loader itself, which lives in the default context: a second copy would have a second singleton.</summary>
    Loader,

    /// <summary>The runtime or the shell, through the default context.</summary>
    Platform,

    /// <summary>Our folder, loaded privately.</summary>
    Folder,
}
