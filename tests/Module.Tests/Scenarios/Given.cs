using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Where scenarios begin.</summary>
internal static class Given
{
    internal const string Start = "Start-RsEmulator -WaitPace 0 -StartTime 2026-03-01T08:00:00Z | Out-Null";

    /// <summary>A connection to an emulator that holds nothing.</summary>
    internal static Scenario AConnection(string name) =>
        new Scenario(name)
            .Run(Start)
            .Run("Connect-RsAccount -Emulator | Out-Null");

    /// <summary>Three machines in rg-web, one far away, and vault v1 in rg-backup.</summary>
    internal static Scenario AnEstate(string name) =>
        AConnection(name)
            .Run("Add-RsEmulatorVm web01, web02, db01 rg-web -DataDiskSizeGB 64, 128 | Out-Null")
            .Run("Add-RsEmulatorVm far01 rg-far -Location eastus | Out-Null")
            .Run("New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null");

    /// <summary>The estate, with v1 as the default vault.</summary>
    internal static Scenario ADefaultVault(string name) => AnEstate(name).Run("Set-RsContext -Vault v1 | Out-Null");

    /// <summary>The same, and web01 is protected.</summary>
    internal static Scenario AProtectedVm(string name) => ADefaultVault(name).Run("Enable-VmProtection web01 DefaultPolicy | Out-Null");
}
