using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;
using AzBackupTools.Build.Results;

namespace AzBackupTools.Build.Tasks;

/// <summary>
/// Records everything that any emulator answers while the tests, the quickstart and the clients of others run, and has a validator
/// hold it against Azure's contract.
/// </summary>
internal sealed class ContractTask : BuildTask
{
    /// <summary>Names the folder for the exchanges to every emulator that is started from here.</summary>
    private const string RecordVariable = "AZBACKUPTOOLS_RECORD";

    private const string Tool = "tool";
    private const string Record = "record";
    private const string Clients = "clients";

    private const int PartSize = 7_000;

    public override string Name => "contract";

    public override string Summary => "Records the traffic of tests and quickstart and has it held against Azure's contract.";

    public override IReadOnlyList<TaskOption> Options =>
    [
        new(Tool, "file", "The validator: takes the folder of exchanges, ends with 0 when none violates the contract."),
        new(Record, "folder", "Where the exchanges go: artifacts/traffic, emptied before, when left out."),
        new(Clients, null, "With the Azure CLI and the SDKs of others, as the task clients runs them."),
    ];

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        string? tool = options.Value(Tool) is { } file ? Path.GetFullPath(file) : null;
        if (tool is not null && !File.Exists(tool))
        {
            throw new BuildException($"There is no validator '{tool}' (--{Tool}).");
        }

        string folder = Folder(repository, options.Value(Record));
        Environment.SetEnvironmentVariable(RecordVariable, folder);
        bool fine = await TestAsync(repository, cancellationToken);
        fine &= await new QuickstartTask().RunAsync(repository, options, cancellationToken) == 0;
        if (options.Has(Clients))
        {
            fine &= await new ClientsTask().RunAsync(repository, options, cancellationToken) == 0;
        }

        Environment.SetEnvironmentVariable(RecordVariable, null);
        Console.WriteLine($"{Directory.EnumerateFiles(folder).Count()} exchanges are in {folder}");
        if (tool is null)
        {
            Console.WriteLine($"No validator was named (--{Tool}): nothing is held against the contract. oav validate-traffic reads the folder, see docs/emulator.md.");
            return fine ? 0 : 1;
        }

        bool holds = true;
        foreach (string part in Parts(folder))
        {
            CommandResult result = await CommandRunner.CaptureAsync(Validator(tool, part), TimeSpan.FromMinutes(20), cancellationToken);
            Console.Write(result.Output);
            holds &= result.ExitCode == 0;
        }

        Console.WriteLine(holds ? "No violation of the contract" : $"The contract is violated, or {Path.GetFileName(tool)} failed");
        return fine && holds ? 0 : 1;
    }

    /// <summary>Folders of few enough exchanges each: a validator that reads a whole folder into memory ends without a word when it is too large.</summary>
    private static string[] Parts(string folder)
    {
        int parts = Directory.GetDirectories(folder).Length;
        foreach (string[] exchanges in Directory.GetFiles(folder).Chunk(PartSize))
        {
            string part = Directory.CreateDirectory(Path.Combine(folder, $"part{++parts}")).FullName;
            foreach (string exchange in exchanges)
            {
                File.Move(exchange, Path.Combine(part, Path.GetFileName(exchange)));
            }
        }

        return Directory.GetDirectories(folder);
    }

    /// <summary>An own folder begins empty; one that was named may hold what others recorded.</summary>
    private static string Folder(Repository repository, string? named)
    {
        string folder = named is null ? Path.Combine(repository.Artifacts, "traffic") : Path.GetFullPath(named);
        if (named is null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    private static async Task<bool> TestAsync(Repository repository, CancellationToken cancellationToken)
    {
        await Compiler.BuildAsync(repository, repository.Solution, cancellationToken);
        bool fine = true;
        foreach (string project in repository.UnitTestProjects)
        {
            SuiteResult result = await UnitTestSuite.RunAsync(repository, project, new Dictionary<string, string?>(), cancellationToken);
            Console.WriteLine($"{result.Suite}: {result.Passed} passed, {result.Failures.Count} failed");
            foreach (TestFailure failure in result.Failures)
            {
                Console.WriteLine($"  {failure}");
            }

            fine &= result.Failures.Count == 0;
        }

        return fine;
    }

    private static Command Validator(string tool, string folder) => Path.GetExtension(tool) switch
    {
        ".py" => new Command("python3", [tool, folder]),
        ".js" or ".mjs" => new Command("node", [tool, folder]),
        _ => new Command(tool, [folder]),
    };
}
