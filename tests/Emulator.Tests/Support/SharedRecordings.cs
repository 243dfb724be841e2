namespace AzBackupTools.Emulator.Tests.Support;

/// <summary>Where the recordings of the real service lie, when this machine has them.</summary>
internal static class SharedRecordings
{
    /// <summary>The folder that holds the solution.</summary>
    public static string? Root { get; } = FindRoot();

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        string folder = Path.GetFullPath(Path.Combine(Root ?? AppContext.BaseDirectory, "..", "shared", "recordings"));
        return Directory.Exists(folder) ? folder : null;
    }

    private static string? FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AzBackupTools.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}

/// <summary>A theory that needs the recordings and says so where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordingTheoryAttribute : TheoryAttribute
{
    public RecordingTheoryAttribute()
    {
        if (SharedRecordings.Folder is null)
        {
            Skip = "The recordings of the service are not on this machine.";
        }
    }
}
