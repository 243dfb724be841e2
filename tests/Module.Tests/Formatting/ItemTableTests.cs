using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AzBackupTools.Module.Tests.Harness;
using Xunit;

namespace AzBackupTools.Module.Tests.Formatting;

/// <summary>An office with items of many kinds.</summary>
public sealed class OfficeEstate : IDisposable
{
    internal ModuleSession Session { get; } = Shown.Session(
        "-Scenario SmallOffice",
        """
        Set-RsContext -Vault vault-office | Out-Null
        Add-RsEmulatorMarsServer srv01, srv02 -LastBackup '2026-02-27T22:00:00Z' -LastBackupStatus Failed | Out-Null
        """);

    public void Dispose() => Session.Dispose();
}

/// <summary>What items of many kinds look like side by side.</summary>
public sealed class ItemTableTests(OfficeEstate office) : IClassFixture<OfficeEstate>
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_row_has_what_an_item_is_where_it_is_and_how_its_last_backup_went(int width)
    {
        var lines = office.Session.Lines("Get-ProtectedItem", width);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        AssertLines(lines, 1, @"^Name +Type +Source +LastBackup \(UTC\) +State");
        AssertLines(lines, 1, @"^dc01 +VM +rg-office +2026-03-01 \d\d:\d\d +Protected");
        AssertLines(lines, 1, @"^web01 +VM +rg-office +2026-02-28 \d\d:\d\d Failed +ProtectionE");
        AssertLines(lines, 1, "^print01 +VM .+ProtectionS");
        AssertLines(lines, 1, "^scans +AzureFileShare +stofficefiles ");
        AssertLines(lines, 1, "^erp +SQLDataBase +sql01 ");
        AssertLines(lines, 3, @"^C:\\ +FileFolder +(laptop-boss|srv01|srv02) ");
        AssertLines(lines, 1, @"^C:\\ +FileFolder +srv02 +2026-02-27 22:00 Failed");
    }

    [Fact]
    public void Policy_and_health_are_shown_where_there_is_room() =>
        Assert.Matches(@"(?s)State +Policy +Health\s.+erp .+HourlyLogBackup Healthy", office.Session.Text("Get-ProtectedItem", 120));

    [Fact]
    public void A_list_has_what_the_kind_of_an_item_has()
    {
        var machine = office.Session.Text("Get-ProtectedItem web01 | Format-List");
        var volume = office.Session.Text(@"Get-ProtectedItem 'C:\' | Where-Object Source -EQ laptop-boss | Format-List");

        Assert.Matches(
            @"(?s)Name +: web01.+Type +: VM.+Source +: rg-office.+HealthDetails +: \{VM agent.+Disks +: all disks.+LastStatus +: Failed",
            machine);
        Assert.DoesNotMatch("Deleted|RecoveryPointCount", machine);
        Assert.Matches(@"(?s)Name +: C:\\.+Type +: FileFolder.+Source +: laptop-boss.+RecoveryPointCount +: 18", volume);
        Assert.DoesNotMatch("Health|Disks|SourceResourceId", volume);
        Assert.Matches(@"PurgeTime \(UTC\) +: 2026-03-10", office.Session.Text("Get-ProtectedItem old01 | Format-List"));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Jobs_and_recovery_points_name_the_server(int width)
    {
        var jobs = office.Session.Lines("Get-BackupJob -Server srv*", width);

        AssertLines(jobs, 1, @"^Backup +C:\\ of srv01 +Failed");
        AssertLines(jobs, 1, @"^Backup +C:\\ of srv02 +Failed");
        Assert.Matches(
            @"C:\\ of laptop-boss +2026-", office.Session.Text("Get-MarsServer laptop-boss | Get-ProtectedItem | Get-RecoveryPoint", width));
    }

    private static void AssertLines(IEnumerable<string> lines, int count, string pattern) =>
        Assert.True(
            count == lines.Count(line => Regex.IsMatch(line, pattern)), $"{count} line(s) like {pattern} expected in:\n{string.Join("\n", lines)}");
}
