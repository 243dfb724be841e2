using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Cmdlets;
using AzBackupTools.Build.Pages;

namespace AzBackupTools.Build.Packaging;

/// <summary>The module as a user gets it.</summary>
internal static class ModuleFolder
{
    /// <summary>Lays out out/AzBackupTools from what is compiled.</summary>
    /// <exception cref="BuildException">The folder is in use, no cmdlet is compiled, or a page does not read.</exception>
    public static async Task PackAsync(Repository repository, CancellationToken cancellationToken)
    {
        string folder = repository.PackedModule;
        Empty(folder);

        await Task.WhenAll(Repository.Frameworks.Select(framework =>
            PublishAsync(repository, framework, Path.Combine(folder, "bin", framework), cancellationToken)));

        // What serves the emulator is a program of its own: ASP.NET Core cannot load inside PowerShell.
        await Compiler.PublishHostAsync(repository, Path.Combine(folder, "bin", "emulator"), cancellationToken);

        IReadOnlyList<CmdletShape> cmdlets = CmdletAssembly.Read(Path.Combine(folder, "bin", "net8.0"));
        if (cmdlets.Count == 0)
        {
            throw new BuildException("AzBackupTools.dll holds no cmdlet: there is nothing to export.");
        }

        foreach (string source in Directory.EnumerateFiles(repository.ModuleSources))
        {
            string target = Path.Combine(folder, Path.GetFileName(source));
            if (Path.GetExtension(source) == ".psd1")
            {
                await File.WriteAllTextAsync(target, ModuleManifest.Fill(
                    await File.ReadAllTextAsync(source, cancellationToken), repository.Version, [.. cmdlets.Select(c => c.Name)]), cancellationToken);
            }
            else
            {
                File.Copy(source, target);
            }
        }

        File.Copy(repository.License, Path.Combine(folder, "LICENSE"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, Path.GetFileName(repository.Notices)), ThirdPartyNotices.Write(repository), cancellationToken);
        HelpFolder.Write(repository, cmdlets, Path.Combine(folder, "en-US"));
    }

    private static async Task PublishAsync(Repository repository, string framework, string folder, CancellationToken cancellationToken)
    {
        await Compiler.PublishAsync(repository, framework, folder, cancellationToken);

        // What packages keep for one platform only: the shell brings its own of these, and the load context takes that one.
        string perPlatform = Path.Combine(folder, "runtimes");
        if (Directory.Exists(perPlatform))
        {
            Directory.Delete(perPlatform, recursive: true);
        }

        foreach (string file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is not (".dll" or ".pdb")))
        {
            File.Delete(file);
        }
    }

    private static void Empty(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException($"'{folder}' is in use: close every PowerShell that has imported it. ({e.Message})");
        }

        Directory.CreateDirectory(folder);
    }
}
