using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace AzBackupTools.Module.Tests.Formatting;

/// <summary>What servers with an agent look like, in a table and in a file.</summary>
public sealed class ServerTests
{
    [Fact]
    public void Long_names_leave_room_for_sizes()
    {
        using var session = Shown.Session("-Scenario Troubled", string.Empty);
        foreach (var width in (int[])[80, 120])
        {
            var lines = session.Lines("Get-MarsServer -AllVaults -Detailed", width);

            Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
            Assert.Single(lines, line => Regex.IsMatch(line, @"^Name +Agent +Silent +LastBackup \(UTC\) +SizeMB +Points"));
        }
    }

    [Fact]
    public void A_CSV_file_has_words_in_every_cell()
    {
        var folder = Directory.CreateTempSubdirectory("azbackuptools-csv-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "away"));
            using var session = Shown.Session(
                string.Empty,
                $"""
                New-RsVault v1 rg westeurope -CreateResourceGroup | Out-Null
                Set-RsContext -Vault v1 | Out-Null
                Add-RsEmulatorMarsAgent '{Path.Combine(folder, "fs01")}' fs01 -AgentVersion 2.0.9000.0 | Out-Null
                $away = '{Path.Combine(folder, "away")}'
                Export-RsVaultCredential v1 $away | Register-MarsAgent -Generate -PassphrasePath $away | Out-Null
                $result = Set-MarsPolicy C:\ -Exclude C:\Temp -WorkKbps 2048
                Add-MarsExclusion C:\ -FileType tmp, bak | Out-Null
                $job = Start-MarsBackup
                """);
            var rows = session.Run(
                """
                $containers = Get-BackupContainer | Select-Object Name, HealthDetails, BackupItems, DpmServers
                foreach ($one in $result, (Get-MarsPolicy), $job, (Get-MarsAgent), (Get-MarsServer), (Get-MarsRecoveryPoint), $containers) {
                    ($one | ConvertTo-Csv) -join "`n"
                }
                """).Output.Select(text => text!.ToString()).ToList();

            Assert.Equal(7, rows.Count);
            Assert.All(rows, text => Assert.True(text.Split('\n').Length >= 2, text));
            Assert.All(rows, text => Assert.DoesNotMatch(@"System\.|z__|Mars\w+ \{", text));
            Assert.Equal(
                @"C:\Temp; C:\ (*.tmp, *.bak)",
                session.Run("(Get-MarsPolicy | ConvertTo-Csv | ConvertFrom-Csv).Exclusions").Output.Single()!.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
