using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Build.Cmdlets;

/// <summary>What a cmdlet looks like from outside.</summary>
internal sealed record CmdletShape
{
    public required string Verb { get; init; }

    public required string Noun { get; init; }

    public string Name => $"{Verb}-{Noun}";

    /// <summary>The full name of the class, for its comments.</summary>
    public required string TypeName { get; init; }

    /// <summary>The named parameter sets, the default one first; empty where there is only the unnamed one.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    public required string? DefaultSet { get; init; }

    /// <summary>In the order in which they are declared, the cmdlet's own before those of its bases.</summary>
    public required IReadOnlyList<ParameterShape> Parameters { get; init; }

    /// <summary>The full names of what it writes.</summary>
    public required IReadOnlyList<string> OutputTypes { get; init; }

    /// <summary>The sets to show, with null for the unnamed one.</summary>
    public IReadOnlyList<string?> SyntaxSets => Sets.Count == 0 ? [null] : [.. Sets];

    /// <summary>The parameters of one set in the order of a syntax line: by position, then the mandatory, then the others.</summary>
    public IReadOnlyList<ParameterShape> InSyntaxOrder(string? set) =>
        [.. Parameters.Where(p => p.In(set) is not null)
            .OrderBy(p => p.In(set)!.Position ?? int.MaxValue)
            .ThenBy(p => p.In(set)!.Mandatory ? 0 : 1)
            .ThenBy(p => p.IsCommonToChanges ? 1 : 0)];
}

/// <summary>One parameter of a cmdlet.</summary>
internal sealed record ParameterShape
{
    public required string Name { get; init; }

    /// <summary>The class that declares it, for its comment.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>As a user reads it: String[], Int32, VaultRef; of a nullable value type the type itself.</summary>
    public required string TypeName { get; init; }

    /// <summary>With its namespace, for the list of inputs.</summary>
    public required string FullTypeName { get; init; }

    public required bool IsSwitch { get; init; }

    public required bool IsArray { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The only values that it takes, where they are a closed list.</summary>
    public required IReadOnlyList<string> AcceptedValues { get; init; }

    public required bool Wildcards { get; init; }

    /// <summary>What it is when it is left out; null for nothing.</summary>
    public required string? Default { get; init; }

    /// <summary>By set name; "" is every set.</summary>
    public required IReadOnlyDictionary<string, ParameterInSet> Sets { get; init; }

    /// <summary>-WhatIf and -Confirm, which the engine gives to what supports ShouldProcess.</summary>
    public bool IsCommonToChanges { get; init; }

    /// <summary>How it behaves in a set (null: the unnamed one), or null where it is no part of it.</summary>
    public ParameterInSet? In(string? set) =>
        set is not null && Sets.TryGetValue(set, out ParameterInSet? named) ? named
        : Sets.TryGetValue("", out ParameterInSet? all) ? all
        : null;
}

/// <summary>How a parameter behaves in one parameter set.</summary>
internal sealed record ParameterInSet(bool Mandatory, int? Position, bool ByValue, bool ByPropertyName);
