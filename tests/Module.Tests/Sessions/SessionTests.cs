using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AzBackupTools.Module.Tests.Harness;
using Xunit;

namespace AzBackupTools.Module.Tests.Sessions;

/// <summary>What sessions of one process have to do with each other, and with their host.</summary>
public sealed class SessionTests
{
    private const string Connect =
        "Start-RsEmulator -WaitPace 0 -StartTime 2026-03-02T08:00:00Z | Out-Null; Connect-RsAccount -Emulator | Out-Null";

    [Fact]
    public async Task Sessions_that_run_side_by_side_share_nothing()
    {
        var seen = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => Task.Run(() =>
        {
            using var session = new ModuleSession();
            var before = session.Run("@(Get-RsContext).Count; @(Get-RsEmulator -ErrorAction Ignore).Count");
            var vaults = session.Run(
                $"{Connect}; New-RsVault v{number} rg westeurope -CreateResourceGroup | Out-Null; (Get-RsVault).Name -join ','");
            return (Before: string.Join(",", before.Output), Vaults: vaults.Output.Single()!.ToString());
        })));

        Assert.Equal(["0,0", "0,0", "0,0"], seen.Select(session => session.Before));
        Assert.Equal(["v1", "v2", "v3"], seen.Select(session => session.Vaults));
    }

    [Fact]
    public void A_session_has_nothing_of_one_that_is_open_beside_it_on_the_same_thread()
    {
        using var one = new ModuleSession();
        using var other = new ModuleSession();
        Assert.Empty(one.Run(Connect).Errors);

        Assert.Empty(other.Run("Get-RsContext").Output);
        Assert.Single(one.Run("Get-RsContext").Output);
    }

    [Fact]
    public void A_closed_session_leaves_nothing_to_the_next()
    {
        using (var first = new ModuleSession())
        {
            Assert.Empty(first.Run(Connect).Errors);
        }

        using var next = new ModuleSession();
        Assert.Equal("EmulatorNotRunning", Assert.Single(next.Run("Get-RsEmulator").Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void A_host_without_a_user_interface_deletes_nothing_unless_the_question_is_turned_off()
    {
        using var session = new ModuleSession(hasUserInterface: false);
        Assert.Empty(session.Run($"{Connect}; New-RsVault v1 rg westeurope -CreateResourceGroup | Out-Null").Errors);

        var error = Assert.Single(session.Run("Remove-RsVault v1").Errors);
        Assert.Equal(ErrorCategory.NotImplemented, error.CategoryInfo.Category);
        Assert.Single(session.Run("Get-RsVault").Output);

        Assert.Empty(session.Run("Remove-RsVault v1 -Confirm:$false").Errors);
        Assert.Empty(session.Run("Get-RsVault").Output);
    }
}
