using System.Collections.Generic;
using AzBackupTools.Help.Cmdlets;

namespace AzBackupTools.Help.Pages;

/// <summary>One parameter set as Get-Command -Syntax would show it.</summary>
internal static class SyntaxLine
{
    private const int Width = 100;

    public static string Write(CmdletShape cmdlet, string? set)
    {
        List<string> lines = [cmdlet.Name];
        foreach (ParameterShape parameter in cmdlet.InSyntaxOrder(set))
        {
            Append(lines, Part(parameter, parameter.In(set)!));
        }

        Append(lines, "[<CommonParameters>]");
        return string.Join('\n', lines);
    }

    private static void Append(List<string> lines, string part)
    {
        if (lines[^1].Length + 1 + part.Length > Width)
        {
            lines.Add(" " + part);
        }
        else
        {
            lines[^1] += " " + part;
        }
    }

    private static string Part(ParameterShape parameter, ParameterInSet inSet)
    {
        string name = inSet.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        string whole = parameter.IsSwitch ? name : $"{name} <{parameter.TypeName}>";
        return inSet.Mandatory ? whole : $"[{whole}]";
    }
}
