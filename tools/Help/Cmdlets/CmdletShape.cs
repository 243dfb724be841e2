using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace AzBackupTools.Help.Cmdlets;

/// <summary>A cmdlet as its page shows it.</summary>
internal sealed class CmdletShape
{
    private readonly CmdletInfo _cmdlet;

    /// <summary>Reads what the engine knows of an imported cmdlet.</summary>
    public CmdletShape(CmdletInfo cmdlet)
    {
        _cmdlet = cmdlet;
        DefaultSet = cmdlet.DefaultParameterSet is { Length: > 0 } set && set != ParameterAttribute.AllParameterSets ? set : null;
        object? instance = Activator.CreateInstance(cmdlet.ImplementingType);
        Parameters = [.. cmdlet.Parameters.Values
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)
                && parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => !attribute.DontShow))
            .Select(parameter => new ParameterShape(parameter, Property(parameter), instance))
            .OrderBy(parameter => parameter.Depth).ThenBy(parameter => parameter.Token)];
        Sets = [.. Parameters.SelectMany(parameter => parameter.Sets.Keys).Where(name => name != ParameterAttribute.AllParameterSets)
            .Concat(DefaultSet is null ? [] : [DefaultSet]).Distinct()
            .OrderBy(name => name == DefaultSet ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal)];
        OutputTypes = [.. cmdlet.OutputType.Select(type => type.Type is null ? type.Name : TypeNames.Full(type.Type)).Distinct()];
    }

    public string Verb => _cmdlet.Verb;

    public string Noun => _cmdlet.Noun;

    public string Name => _cmdlet.Name;

    /// <summary>The full name of the class, for its comments.</summary>
    public string TypeName => _cmdlet.ImplementingType.FullName!;

    /// <summary>The named parameter sets, the default one first; empty where there is only the unnamed one.</summary>
    public IReadOnlyList<string> Sets { get; }

    public string? DefaultSet { get; }

    /// <summary>In the order of their declaration, the cmdlet's own before those of its bases, -WhatIf and -Confirm last.</summary>
    public IReadOnlyList<ParameterShape> Parameters { get; }

    /// <summary>The full names of what it writes.</summary>
    public IReadOnlyList<string> OutputTypes { get; }

    /// <summary>The sets to show, with null for the unnamed one.</summary>
    public IReadOnlyList<string?> SyntaxSets => Sets.Count == 0 ? [null] : [.. Sets];

    /// <summary>The parameters of one set in the order of a syntax line: by position, then the mandatory, then the others.</summary>
    public IReadOnlyList<ParameterShape> InSyntaxOrder(string? set) =>
        [.. Parameters.Where(parameter => parameter.In(set) is not null)
            .OrderBy(parameter => parameter.In(set)!.Position ?? int.MaxValue)
            .ThenBy(parameter => parameter.In(set)!.Mandatory ? 0 : 1)
            .ThenBy(parameter => parameter.IsCommonToChanges ? 1 : 0)];

    private PropertyInfo? Property(System.Management.Automation.ParameterMetadata parameter) =>
        Cmdlet.OptionalCommonParameters.Contains(parameter.Name) ? null : _cmdlet.ImplementingType.GetProperty(parameter.Name);
}
