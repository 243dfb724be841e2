using System;
using System.IO;
using System.Linq;
using System.Threading;
using AzBackupTools.Build;
using AzBackupTools.Build.Tasks;

BuildTask[] tasks =
[
    new CleanTask(), new CompileTask(), new TestTask(), new PesterTask(), new IsolationTask(), new HelpTask(),
    new PackageTask(), new QuickstartTask(), new EmulatorTask(), new ClientsTask(), new ConformanceTask(), new ContractTask(), new BenchTask(),
];

if (args.Length == 0 || args[0] is "-h" or "--help" or "-?")
{
    Usage.Print(Console.Out, tasks);
    return args.Length == 0 ? 1 : 0;
}

BuildTask? task = tasks.FirstOrDefault(t => string.Equals(t.Name, args[0], StringComparison.OrdinalIgnoreCase));
if (task is null)
{
    Console.Error.WriteLine($"There is no task '{args[0]}'.");
    Usage.Print(Console.Error, tasks);
    return 1;
}

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

try
{
    TaskOptions options = TaskOptions.Parse(task, args[1..]);
    return await task.RunAsync(new Repository(Repository.FindRoot(), options.Configuration), options, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
catch (Exception e) when (e is BuildException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
