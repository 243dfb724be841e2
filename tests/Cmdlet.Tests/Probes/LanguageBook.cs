using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Cmdlet.Tests.Harness;

namespace AzBackupTools.Cmdlet.Tests.Probes;

/// <summary>What the mini shell reads means the same in PowerShell.</summary>
public sealed class LanguageBook : ScenarioBook
{
    private static readonly string[] Expressions =
    [
        "'single ''quoted'' $x'", "\"a `$b `\"c`\" \"\"d\"\" `t|\"", "1, 2, 3", "@(1)", "@()", "@(1, 2).Count", "1..4", "4..2", "1 + 2 * 3",
        "(1 + 2) * 3", "7 / 2", "6 / 2", "7 % 4", "'a' + 1", "1 + '2'", "'ab' * 3", "1, 2 + 3", "'{0:d3}-{1}' -f 7, 'x'", "1 -eq '1'", "'A' -eq 'a'",
        "'A' -ceq 'a'", "'abc' -like 'A*'", "'abc' -match 'B.'", "1, 2, 3 -gt 1", "1, 2 -contains 2", "2 -in 1, 2", "-not $true", "!1",
        "$true -and $false", "$true -or $false", "'a,b' -split ','", "'a', 'b' -join '+'", "'aXb' -replace 'x', '-'", "$null -eq 0",
        "[int]'42'", "[int]2.5", "[int]3.5", "[string]12.50", "[bool]'false'", "[datetime]'2026-01-31'", "[timespan]'01:02:03'", "[int[]]'1'", "@{ a = 1 }.a", "@{ a = 1; 'b c' = 2 }['b c']", "(Get-Date '2026-01-01').AddDays(3)",
        "[datetime]::new(2026, 2, 3)", "[math]::Max(3, 4)", "[string]::Join('-', 'a')", "'abc'.Length", "'abc'.ToUpper()", "'abc'[1]", "'abc'[-1]", "(1, 2, 3)[0]",
        "(1, 2, 3)[-1]", "(1, 2, 3)[7]", "1KB", "1.5", "1e3", "0x10", "5L", "'x'.Nope", "\"$(1 + 1) and $(Get-ProbeItem 2)\"", "\"$(@())|\"",
        "[ordered]@{ z = 1; a = 2 }", "[pscustomobject]@{ A = 1; B = 'x' }", "if (1 -gt 2) { 'no' } elseif ($true) { 'yes' } else { 'never' }",
        "foreach ($i in 1, 2) { $i * 2 }", "(Get-ProbeItem 3).Name", "(Get-ProbeItem 3)[1].Name", "\"$((Get-ProbeItem 1).Since)\"", "\"$([datetimeoffset]'2026-01-02T03:04:05Z')\"",
        "'5' -gt 10", "10 -gt '5'", "'b' -gt 'a'", "$null", "@($null).Count", "1 -is [int]", "-5", "(-5)", "3 - 1", "'a' -ne 'b'", "[guid]'b8a9f0de-6f0c-4f3a-9c3c-2b1f6f3e9a11'",
        "[int]'abc'", "[nope]'x'", "'x'.Nope()", "1 | ForEach-Object { $_ + 1 } # comment", "<# block #> 5", "'a' | Write-Output", "@(3, 1, 2) | Sort-Object", "Write-Output a,b", "Write-Output a, b", "Write-Output (1, 2)", "Write-Output -5", "Write-Output a.b/c:d", "Write-Output $null", "Write-Output a$(1)b",
        "[uri]'https://a.example/b?c=d'", "[version]'1.2' -gt [version]'1.1'", "2147483647 + 1", "1.0 + 1", "[long]5 / 2", "@{} | ForEach-Object Count", "'' -eq $null", "[char]'a'", "[array]5", "\"${env:NOPE}x\"", "(Get-ProbeItem 2 | Where-Object Size -EQ 2).State",
        "[decimal]1.10", "1.10d", "10 / 4", "5 -eq 5.0", "[securestring]'x'", "\"$(1,2,3)\"", "\"$true\"", "'a','b' | ForEach-Object ToUpper",
    ];

    private static readonly string[] Patterns =
    [
        "a*", "*c", "?b?", "[a-c]bc", "[!a]bc", "[^a]bc", "a[b-]c", "a`*c", "a``bc", "[]a]bc", "a[[]c", "[a-c-e]bc", "a?", "*", "", "`", "abc`", "[A-C]BC", "a[b", "[z-a]bc", "a]c", "``*", "a`[b", "[`]]c",
    ];

    public override CmdletSource Source => CmdletSource.Probe;

    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("expressions") { Steps = [.. Expressions.Select(e => new Step(e) { IsFree = true })] },

        new Scenario("wildcards")
        {
            Steps =
            [
                .. Patterns.SelectMany(p => new[]
                {
                    $"'abc', 'a*c', 'a`bc', 'a[c', '-bc', 'ABC', 'a]c', '', ']c', ']bc' | Where-Object {{ [System.Management.Automation.WildcardPattern]::new('{p}').IsMatch($_) }}",
                    $"[System.Management.Automation.WildcardPattern]::Escape('{p}')",
                    $"[System.Management.Automation.WildcardPattern]::Unescape('{p}')",
                    $"[System.Management.Automation.WildcardPattern]::ContainsWildcardCharacters('{p}')",
                    $"'ABC' -like '{p}'",
                }).Select(s => new Step(s) { IsFree = true }),
            ],
        },

        new Scenario("variables")
            .Run("$a = 1\n$b = 'x'; $c = $a, $b").GivesNothing()
            .Run("\"$a$b ${a}b $($c[1]) $c\"").Says("1xb x 1 x".Replace("1xb", "1x 1b", System.StringComparison.Ordinal))
            .Run("$a += 2\n$c += 'y'\n$a\n$c.Count").Says("3", "3")
            .Run("$h = @{ One = 1\n Two = 2 }\n$h.Two\n$h.Three = 3\n$h['Four'] = 4\n$h.Count").Says("2", "4")
            .Run("$missing").Gives(1)
            .Run("$o = [pscustomobject]@{ P = 1 }\n$o.P = 5\n$o.P").Says("5")
            .Run("$t = Get-ProbeItem 1\n\"$t is $($t.Name) of $($t.Size)\"").Says("p1 is p1 of 1")
            .Run("$true = 5").FailsWith("VariableNotWritable")
            .Run("$x = if ($true) { 'one' }\n$x").Says("one"),

        new Scenario("lines")
            .Run("Get-ProbeItem 2 |\n  ForEach-Object Name").Says("p1", "p2")
            .Run("Get-ProbeItem `\n  -Count 1 | ForEach-Object Name").Says("p1")
            .Run("Get-ProbeItem 2\n  | ForEach-Object Name").Says("p1", "p2")
            .Run("# a comment\n\n'a' # another\n; ; 'b'").Says("a", "b")
            .Run("Show-Probe a#b").Gives(1, ("Name", "a#b"))
            .Run("Show-Probe -Name 'a b' -Tag \"x y\",'z'").Gives(1, ("Name", "a b"), ("Tag", "x y,z"))
            .Run("$n = 'v'\nShow-Probe $n-1").Gives(1, ("Name", "v-1"))
            .Run("Show-Probe pre-$n/post").Gives(1, ("Name", "pre-v/post"))
            .Run("Show-Probe \"$($n.Length)\"").Gives(1, ("Name", "1"))
            .Run("Show-Probe $n.Length").Gives(1, ("Name", "1"))
            .Run("Show-Probe (Get-ProbeItem 1).Name").Gives(1, ("Name", "p1"))
            .Run("Show-Probe * -Tag *,?").Gives(1, ("Name", "*"), ("Tag", "*,?"))
            .Run("Show-Probe /subscriptions/0/resourceGroups/a").Gives(1, ("Name", "/subscriptions/0/resourceGroups/a"))
            .Run("Show-Probe C:\\x").Gives(1, ("Name", "C:\\x"))
            .Run("Show-Probe -- -x").Gives(1, ("Name", "-x")),
    ];
}
