using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Completion;

/// <summary>A session with two vaults, machines, servers, and a server of its own that has an agent.</summary>
public sealed class CompletionEstate : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azbackuptools-completion-").FullName;

    public CompletionEstate()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "fs01", "C", "Data"));
        Directory.CreateDirectory(Path.Combine(_folder, "fs01", "D"));
        File.WriteAllText(Path.Combine(_folder, "fs01", "C", "Data", "one.txt"), "one");
        var made = Session.Run(
            $$"""
            $ErrorActionPreference = 'Stop'
            Start-RsEmulator -WaitPace 0 -StartTime 2026-03-02T08:00:00Z | Out-Null
            Connect-RsAccount -Emulator | Out-Null
            Add-RsEmulatorVm web01, web02, db01 rg-web | Out-Null
            New-RsVault vault-a rg-backup westeurope -CreateResourceGroup | Out-Null
            New-RsVault vault-b rg-backup westeurope | Out-Null
            'web01', 'web02' | Enable-VmProtection -Policy DefaultPolicy -Vault vault-a | Out-Null
            Add-RsEmulatorMarsServer srv01, srv02 vault-a | Out-Null
            Add-RsEmulatorMarsAgent '{{Path.Combine(_folder, "fs01")}}' | Out-Null
            $secret = ConvertTo-SecureString 'a passphrase of the server' -AsPlainText -Force
            $file = Export-RsVaultCredential vault-b '{{_folder}}'
            $file | Register-MarsAgent -Passphrase $secret -ConfirmPassphrase $secret | Out-Null
            Set-MarsPolicy C:\Data, D:\ -Exclude "C:\Data\it's scrap" -WarningAction SilentlyContinue | Out-Null
            Start-MarsBackup | Out-Null
            """);
        if (made.Errors.Count > 0)
        {
            throw new InvalidOperationException(made.Errors[0].ToString());
        }
    }

    internal ModuleSession Session { get; } = new();

    /// <summary>What the engine offers at the end of a line.</summary>
    internal IReadOnlyList<CompletionResult> Complete(string line)
    {
        using var shell = PowerShell.Create(Session.Runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches];
    }

    /// <summary>The values among it; where there are none, the engine offers files.</summary>
    internal IReadOnlyList<string> Values(string line) =>
        [.. from result in Complete(line) where result.ResultType == CompletionResultType.ParameterValue select result.CompletionText];

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
