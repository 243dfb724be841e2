using System.IO;
using Xunit;

namespace AzBackupTools.Loader.Tests;

public sealed class ModuleAssemblyTests
{
    [Fact]
    public void An_incomplete_folder_is_named_with_the_way_out()
    {
        // The tests' own folder holds the loader and nothing that it loads.
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(ModuleAssembly.Load);

        Assert.Contains("AzBackupTools.dll", error.Message, System.StringComparison.Ordinal);
        Assert.Contains("Install AzBackupTools again", error.Message, System.StringComparison.Ordinal);
    }
}
