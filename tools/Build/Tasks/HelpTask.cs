using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Cmdlets;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Pages;
using AzBackupTools.Build.Results;

namespace AzBackupTools.Build.Tasks;

/// <summary>Brings the pages up to the cmdlets, or says where they are not.</summary>
internal sealed class HelpTask : BuildTask
{
    private const string Update = "update";
    private const string Check = "check";

    public override string Name => "help";

    public override string Summary => "Builds out/help from docs/en-US.";

    public override IReadOnlyList<TaskOption> Options =>
    [
        new(Update, null, "Writes syntax and metadata into the pages and begins the missing ones; prose stays."),
        new(Check, null, "Fails where a page is missing, unwritten or behind its cmdlet."),
    ];

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        await Compiler.BuildAsync(repository, repository.LoaderProject, cancellationToken);
        IReadOnlyList<CmdletShape> cmdlets = CmdletAssembly.Read(repository.CompiledModule);
        if (options.Has(Update))
        {
            UpdatePages(repository, cmdlets);
        }

        if (options.Has(Check))
        {
            Tally tally = new(Console.Out);
            tally.Add(CheckPages(repository));
            return tally.Close();
        }

        if (!options.Has(Update))
        {
            string folder = Path.Combine(repository.Output, "help");
            HelpFolder.Write(repository, cmdlets, folder);
            Console.WriteLine(folder);
        }

        return 0;
    }

    /// <summary>The check, as a suite with one test per page.</summary>
    public static SuiteResult CheckPages(Repository repository)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        IReadOnlyList<CmdletShape> cmdlets = CmdletAssembly.Read(repository.CompiledModule);
        CodeComments comments = CodeComments.Load(repository.CmdletComments);
        List<TestFailure> failures = [];
        int passed = 0;
        foreach (CmdletShape cmdlet in cmdlets)
        {
            IReadOnlyList<string> problems = PageCheck.Problems(cmdlet, repository.HelpSources, comments);
            if (problems.Count == 0)
            {
                passed++;
            }
            else
            {
                failures.Add(new TestFailure($"docs/en-US/{cmdlet.Name}.md", string.Join('\n', problems)));
            }
        }

        failures.AddRange(PageCheck.Orphans(cmdlets, repository.HelpSources)
            .Select(name => new TestFailure($"docs/en-US/{name}.md", "There is no such cmdlet: rename or remove the page.")));
        foreach (string topic in HelpFolder.Topics(repository))
        {
            try
            {
                _ = AboutTopic.Write(Path.GetFileNameWithoutExtension(topic), File.ReadAllText(topic));
                passed++;
            }
            catch (BuildException e)
            {
                failures.Add(new TestFailure(Path.GetFileName(topic), e.Message));
            }
        }

        return new SuiteResult("Help pages", passed, 0, failures, System.Diagnostics.Stopwatch.GetElapsedTime(start)).Checked(0, "");
    }

    private static void UpdatePages(Repository repository, IReadOnlyList<CmdletShape> cmdlets)
    {
        CodeComments comments = CodeComments.Load(repository.CmdletComments);
        Directory.CreateDirectory(repository.HelpSources);
        foreach (CmdletShape cmdlet in cmdlets)
        {
            string path = Path.Combine(repository.HelpSources, cmdlet.Name + ".md");
            string before = File.Exists(path) ? File.ReadAllText(path) : "";
            string after = PageWriter.Write(cmdlet, before.Length > 0 ? PageReader.Read(before) : HelpPage.Blank, comments);
            if (after != before)
            {
                File.WriteAllText(path, after);
                Console.WriteLine((before.Length > 0 ? "Updated " : "Began ") + path);
            }
        }

        foreach (string name in PageCheck.Orphans(cmdlets, repository.HelpSources))
        {
            Console.WriteLine($"docs/en-US/{name}.md belongs to no cmdlet.");
        }
    }
}
