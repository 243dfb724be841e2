using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AzBackupTools.Cmdlet.Tests.Harness;

namespace AzBackupTools.Cmdlet.Tests.Probes;

/// <summary>How objects look at the end of a command line.</summary>
public sealed class FormattingBook : ScenarioBook
{
    private const string Short = "[pscustomobject]@{ Name = 'one'; Size = 1; When = [datetime]'2026-01-02T03:04:05' }";

    private static readonly string[] Plain =
    [
        Short, $"{Short} | Format-List", $"{Short} | Format-Table Name, Size", $"{Short} | Format-List Name", $"{Short}, {Short}",
        "[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4 }", "[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4; Longer = 'x' }",
        "[pscustomobject]@{ List = 1, 2, 3, 4, 5; Table = @{ x = 1 }; Null = $null; Flag = $true }",
        "[pscustomobject]@{ A = 1; B = 'x' }, [pscustomobject]@{ A = 100; B = 'longer' }", "[pscustomobject]@{ A = 1.5; B = [timespan]'01:00:00'; C = 'x' }",
        "'text', 1, $true, 2.5", "Get-ProbeItem 2 | Format-Table Name, Size, State", "Get-ProbeItem 2 | Format-Table Name, Id -HideTableHeaders",
        "Get-ProbeItem 1 | Format-List *", "Get-ProbeItem 1", "Get-ProbeItem 2 | Select-Object Name, State",
        "[pscustomobject]@{ Name = 'a name that is far too long for so narrow a line'; Size = 7 } | Format-Table -AutoSize",
        "[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4; E = 'this is a rather long text that goes on and on until the line is too short' }",
        "@()", "[pscustomobject]@{ Wide = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; Wider = 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'; Last = 'z' }",
        "Get-ProbeItem 1 | Format-Table @{ n = 'Twice'; e = { $_.Size * 2 } }, Name", "[guid]'b8a9f0de-6f0c-4f3a-9c3c-2b1f6f3e9a11'", "Get-Date '2026-01-02'",
        "@{ a = 1 }", "[pscustomobject]@{ Empty = ''; Name = 'x' }", "[pscustomobject]@{ Name = 'x'; Empty = '' }",
    ];

    public override CmdletSource Source => CmdletSource.Probe;

    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("without a view") { Steps = [.. Plain.Select(p => new Step(p + " | Out-String -Width 60 -Stream") { IsFree = true })] },

        WithViews(new Scenario("with widths"), "Widths"),
        WithViews(new Scenario("by contents"), "AutoSize"),
        WithViews(new Scenario("in groups"), "Grouped"),
        WithViews(new Scenario("as a list"), "Listed"),
    ];

    private static Scenario WithViews(Scenario scenario, string type)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Formats", "Probe.Format.ps1xml");
        var item = $"[pscustomobject]@{{ PSTypeName = 'Probe.{type}'; Name = \"number $_\" * $_; Size = $_ * 1000; State = if ($_ -lt 3) {{ 'low' }} else {{ 'high' }}; When = [datetime]'2026-01-02' }}";
        return scenario with
        {
            Steps =
            [
                new Step($"Update-FormatData -AppendPath '{path}'"),
                new Step($"$items = 1..3 | ForEach-Object {{ {item} }}"),
                new Step("$items | Out-String -Width 60 -Stream") { IsFree = true },
                new Step("$items | Out-String -Width 30 -Stream") { IsFree = true },
                new Step("$items[0] | Out-String -Width 100 -Stream") { IsFree = true },
                new Step("$items | Format-Table -AutoSize | Out-String -Width 60 -Stream") { IsFree = true },
                new Step("$items | Format-List Name, Size | Out-String -Width 60 -Stream") { IsFree = true },
            ],
        };
    }
}
