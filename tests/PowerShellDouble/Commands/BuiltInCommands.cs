using System;
using System.Collections.Generic;

namespace Microsoft.PowerShell.Commands;

/// <summary>The commands that the mini shell brings itself: the few of PowerShell's own that scenarios and samples need.</summary>
internal static class BuiltInCommands
{
    internal static IReadOnlyList<Type> Types { get; } =
    [
        typeof(ConvertToSecureStringCommand), typeof(ForEachObjectCommand), typeof(FormatListCommand), typeof(FormatTableCommand), typeof(GetDateCommand), typeof(ImportModuleCommand),
        typeof(MeasureObjectCommand), typeof(OutNullCommand), typeof(OutStringCommand), typeof(SelectObjectCommand), typeof(SortObjectCommand), typeof(UpdateFormatDataCommand), typeof(WhereObjectCommand), typeof(WriteHostCommand),
        typeof(WriteOutputCommand),
    ];

    internal static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>
    {
        ["%"] = "ForEach-Object",
        ["?"] = "Where-Object",
        ["echo"] = "Write-Output",
        ["fl"] = "Format-List",
        ["foreach"] = "ForEach-Object",
        ["ft"] = "Format-Table",
        ["ipmo"] = "Import-Module",
        ["measure"] = "Measure-Object",
        ["select"] = "Select-Object",
        ["sort"] = "Sort-Object",
        ["where"] = "Where-Object",
        ["write"] = "Write-Output",
    };
}
