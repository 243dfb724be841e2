using System;
using System.IO;
using Xunit;

namespace AzBackupTools.Loader.Tests;

public sealed class AssemblyTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_the_identity_of_a_file_by_its_simple_name()
    {
        string path = typeof(AssemblyTableTests).Assembly.Location;
        AssemblyTable table = AssemblyTable.OfList(path);

        Assert.Equal(typeof(AssemblyTableTests).Assembly.GetName().FullName, table.Find("azbackuptools.loader.TESTS")!.FullName);
        Assert.Equal(path, table.PathOf("AzBackupTools.Loader.Tests"));
    }

    [Fact]
    public void The_first_path_of_a_name_wins() =>
        Assert.Equal("/first/A.dll", AssemblyTable.OfList(string.Join(Path.PathSeparator, "/first/A.dll", "/second/A.dll")).PathOf("A"));

    [Fact]
    public void A_list_that_is_absent_holds_nothing() => Assert.Null(AssemblyTable.OfList(null).Find("System.Runtime"));

    [Fact]
    public void A_file_that_is_no_assembly_has_no_identity()
    {
        File.WriteAllText(Path.Combine(_folder, "native.dll"), "not an assembly");

        Assert.Null(AssemblyTable.OfFolder(_folder).Find("native"));
    }

    [Fact]
    public void A_file_that_has_gone_has_no_identity() =>
        Assert.Null(AssemblyTable.OfList(Path.Combine(_folder, "Gone.dll")).Find("Gone"));
}
