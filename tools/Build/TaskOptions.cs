using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Build.Tasks;

namespace AzBackupTools.Build;

/// <summary>One switch or value that a task understands.</summary>
/// <param name="Name">As it is typed, without the dashes.</param>
/// <param name="ValueName">What stands behind it, or null for a switch.</param>
/// <param name="Summary">What it does.</param>
internal sealed record TaskOption(string Name, string? ValueName, string Summary)
{
    public string Spelling => ValueName is null ? $"--{Name}" : $"--{Name} <{ValueName}>";
}

/// <summary>What was typed behind the task's name.</summary>
internal sealed class TaskOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Release, so that what is tested is what is shipped.</summary>
    public string Configuration { get; private set; } = "Release";

    /// <summary>Everything behind a bare <c>--</c>.</summary>
    public IReadOnlyList<string> Rest { get; private set; } = [];

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Value(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="BuildException">An option that the task does not know, or one without its value.</exception>
    public static TaskOptions Parse(BuildTask task, IReadOnlyList<string> args)
    {
        TaskOptions options = new();
        if (task.TakesRest)
        {
            options.Rest = [.. args.SkipWhile((arg, index) => index == 0 && arg == "--")];
            return options;
        }

        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] == "--")
            {
                options.Rest = [.. args.Skip(i + 1)];
                break;
            }

            string typed = args[i];
            TaskOption option = task.Options.Append(Common)
                .FirstOrDefault(o => typed.StartsWith('-') && string.Equals(o.Name, typed.TrimStart('-'), StringComparison.OrdinalIgnoreCase))
                ?? throw new BuildException($"The task '{task.Name}' has no option '{typed}'. It knows: "
                    + string.Join(", ", task.Options.Append(Common).Select(o => o.Spelling)) + ".");
            options._values[option.Name] = option.ValueName is null ? ""
                : i + 1 < args.Count ? args[++i]
                : throw new BuildException($"The option {option.Spelling} needs its value.");
        }

        options.Configuration = options.Value(Common.Name) switch
        {
            null => "Release",
            string c when c.Equals("Release", StringComparison.OrdinalIgnoreCase) => "Release",
            string c when c.Equals("Debug", StringComparison.OrdinalIgnoreCase) => "Debug",
            string c => throw new BuildException($"The configuration '{c}' is none of ours: say Debug or Release."),
        };
        return options;
    }

    private static TaskOption Common { get; } = new("configuration", "Debug|Release", "What to compile.");
}
