using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace AzBackupTools.Build;

/// <summary>Where everything lies. No other file spells a path of the repository.</summary>
internal sealed class Repository(string root, string configuration)
{
    public const string ModuleName = "AzBackupTools";

    public static readonly IReadOnlyList<string> Frameworks = ["net8.0", "net472"];

    public string Root { get; } = root;

    public string Configuration { get; } = configuration;

    public string Solution => At("AzBackupTools.sln");

    public string Artifacts => At("artifacts");

    public string Output => At("out");

    /// <summary>The packed module: a folder that carries the module's name, as PowerShell wants it.</summary>
    public string PackedModule => At("out", ModuleName);

    public string PackedManifest => Path.Combine(PackedModule, ModuleName + ".psd1");

    public string ModuleSources => At("Module");

    public string HelpSources => At("docs", "en-US");

    public string LoaderProject => At("src", "AzBackupTools.Loader", "AzBackupTools.Loader.csproj");

    public string EmulatorHostProject => At("src", "AzBackupTools.Emulator.Host", "AzBackupTools.Emulator.Host.csproj");

    /// <summary>The compiled program that serves the emulator.</summary>
    public string EmulatorHost => Path.Combine(Compiled("AzBackupTools.Emulator.Host"), "azbackup-emulator.dll");

    public string ConformanceProject => At("tests", "Conformance", "Conformance.csproj");

    /// <summary>The compiled program that replays recordings.</summary>
    public string Conformance => Path.Combine(Compiled("Conformance"), "AzBackupTools.Conformance.dll");

    public string ClientSuite => At("tests", "Clients");

    /// <summary>The page that tells how clients of others are pointed at the emulator.</summary>
    public string ClientsPage => At("docs", "emulator-clients.md");

    /// <summary>The compiled cmdlets with everything that they need to be read.</summary>
    public string CompiledModule => At("artifacts", "bin", "AzBackupTools.Loader", $"{Configuration.ToLowerInvariant()}_net8.0");

    /// <summary>The compiler's own record of the comments on the cmdlets.</summary>
    public string CmdletComments => Path.Combine(Compiled("AzBackupTools"), "AzBackupTools.xml");

    public string LoaderAssets => At("artifacts", "obj", "AzBackupTools.Loader", "project.assets.json");

    public string License => At("LICENSE");

    public string Notices => At("ThirdPartyNotices.txt");

    public string TestResults => At("artifacts", "test-results");

    public string PesterSuite => At("tests", "Pester");

    public string IsolationSuite => At("tests", "Isolation");

    public string QuickstartScript => At("samples", "quickstart.ps1");

    public string TranscriptScript => At("tools", "Build", "Transcript.ps1");

    public string ToolManifest => At(".config", "dotnet-tools.json");

    /// <summary>The folder that a project of one target framework compiles into.</summary>
    public string Compiled(string project) => At("artifacts", "bin", project, Configuration.ToLowerInvariant());

    public string Project(params string[] parts) => At(parts);

    /// <summary>The names of the xunit projects.</summary>
    public IReadOnlyList<string> UnitTestProjects =>
        [.. Directory.EnumerateFiles(At("tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>The module's version, which stands in one place.</summary>
    public Version Version
    {
        get
        {
            string text = XDocument.Load(At("Directory.Build.props")).Descendants("Version").Single().Value;
            return Version.TryParse(text, out Version? version)
                ? version
                : throw new BuildException($"Directory.Build.props has the version '{text}'; a module's version has numbers and dots only.");
        }
    }

    /// <summary>The folder above the running tool that holds the solution.</summary>
    public static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AzBackupTools.sln")))
            {
                return folder.FullName;
            }
        }

        throw new BuildException($"No folder above '{AppContext.BaseDirectory}' holds AzBackupTools.sln.");
    }

    private string At(params string[] parts) => Path.Combine([Root, .. parts]);
}
