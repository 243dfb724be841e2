using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using AzBackupTools.Help.Cmdlets;

namespace AzBackupTools.Help.Pages;

/// <summary>The block of facts under a parameter: one per way in which the parameter behaves, as platyPS writes them.</summary>
internal static class ParameterFacts
{
    public static string Write(CmdletShape cmdlet, ParameterShape parameter)
    {
        StringBuilder text = new("```yaml\n");
        text.Append(CultureInfo.InvariantCulture, $"Type: {parameter.TypeName}\n");
        text.Append(CultureInfo.InvariantCulture, $"Parameter Sets: {SetNames(cmdlet, parameter)}\n");
        text.Append(Line("Aliases", string.Join(", ", parameter.Aliases)));
        if (parameter.AcceptedValues.Count > 0)
        {
            text.Append(Line("Accepted values", string.Join(", ", parameter.AcceptedValues)));
        }

        text.Append('\n');
        text.Append(Line("Required", Required(parameter)));
        text.Append(Line("Position", Position(parameter)));
        text.Append(Line("Default value", Default(parameter)));
        text.Append(Line("Accept pipeline input", Pipeline(parameter)));
        text.Append(Line("Accept wildcard characters", parameter.Wildcards ? "True" : "False"));
        return text.Append("```").ToString();
    }

    /// <summary>True where it must be given in every set that it is part of; else the sets in which it must.</summary>
    public static string Required(ParameterShape parameter)
    {
        List<string> mandatory = [.. parameter.Sets.Where(s => s.Value.Mandatory).Select(s => s.Key)];
        return mandatory.Count == 0 ? "False"
            : mandatory.Count == parameter.Sets.Count ? "True"
            : $"True ({string.Join(", ", mandatory)}), False (otherwise)";
    }

    public static string Position(ParameterShape parameter) =>
        parameter.Sets.Values.Select(s => s.Position).FirstOrDefault(p => p is not null)?.ToString(CultureInfo.InvariantCulture) ?? "Named";

    public static string Default(ParameterShape parameter) => parameter.Default ?? (parameter.IsSwitch ? "False" : "None");

    public static string Pipeline(ParameterShape parameter)
    {
        List<string> ways = [];
        if (parameter.Sets.Values.Any(s => s.ByPropertyName))
        {
            ways.Add("ByPropertyName");
        }

        if (parameter.Sets.Values.Any(s => s.ByValue))
        {
            ways.Add("ByValue");
        }

        return ways.Count == 0 ? "False" : $"True ({string.Join(", ", ways)})";
    }

    private static string SetNames(CmdletShape cmdlet, ParameterShape parameter) =>
        parameter.Sets.ContainsKey(ParameterAttribute.AllParameterSets) ? "(All)"
        : string.Join(", ", cmdlet.Sets.Where(parameter.Sets.ContainsKey));

    private static string Line(string name, string value) => value.Length == 0 ? $"{name}:\n" : $"{name}: {value}\n";
}
