namespace AzBackupTools.Emulator.Tests.Support;

/// <summary>Where the recordings of the real service lie, when this machine has them.</summary>
internal static class SharedRecordings
{
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AzBackupTools.sln")))
            {
                string folder = Path.Combine(at.FullName, "..", "shared", "recordings");
                return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
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
