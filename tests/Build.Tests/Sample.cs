using System.Linq;
using AzBackupTools.Build.Cmdlets;

namespace AzBackupTools.Build.Tests;

/// <summary>The sample cmdlet as the build sees it.</summary>
internal static class Sample
{
    public static CmdletShape Cmdlet { get; } = CmdletAssembly.Read(typeof(Sample).Assembly).Single(c => c.Noun == "Sample");

    public static ParameterShape Parameter(string name) => Cmdlet.Parameters.Single(p => p.Name == name);
}
