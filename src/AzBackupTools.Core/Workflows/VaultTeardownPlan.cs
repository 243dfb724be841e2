using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>What has to be done, and in which order, to remove a vault with all that is in it.</summary>
public sealed class VaultTeardownPlan
{
    internal VaultTeardownPlan(string vaultName, IReadOnlyList<IReadOnlyList<VaultTeardownStep>> phases)
    {
        VaultName = vaultName;
        Phases = phases;
        Steps = [.. phases.SelectMany(static phase => phase).Select(static step => step.Text)];
    }

    /// <summary>The name of the vault.</summary>
    public string VaultName { get; }

    /// <summary>The steps in words, in their order. The last one removes the vault.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>Steps that can be done side by side, phase after phase.</summary>
    internal IReadOnlyList<IReadOnlyList<VaultTeardownStep>> Phases { get; }

    /// <summary>The steps as numbered lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var width = Steps.Count.ToString(CultureInfo.InvariantCulture).Length;
        for (var i = 0; i < Steps.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : Environment.NewLine).Append("  ")
                .Append((i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width)).Append(". ").Append(Steps[i]);
        }

        return text.ToString();
    }
}

/// <summary>One step of a plan.</summary>
/// <param name="Text">What it does, in words.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record VaultTeardownStep(string Text, Func<BackupClient, CancellationToken, Task> RunAsync);
