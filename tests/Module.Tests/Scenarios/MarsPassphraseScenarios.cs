using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>The passphrase of a server does not get lost, whatever goes wrong, and what can be known to fail fails before the server is moved.</summary>
public sealed class MarsPassphraseScenarios : ScenarioTests<MarsPassphraseScenarios>
{
    private const string Register = "RegisterMarsAgentCommand";
    private const string Set = "SetMarsPassphraseCommand";
    private const string Temporary = "[System.IO.Directory]::GetFiles($away, '*.tmp').Length";

    public override IEnumerable<Scenario> All =>
    [
        AKeptPassphrase("the file of the passphrase stays until the agent has taken another")
            .Run("Set-MarsPassphrase -Generate -PassphrasePath $away -Force -SecurityPin $wrong")
                .FailsWith(Id("InvalidSecurityPin", Set), ErrorCategory.SecurityError)
            .Run("[System.IO.File]::ReadAllText($kept) -ceq $before").Outputs("True")
            .Run("Set-MarsPassphrase -Generate -PassphrasePath $away -Force -KeyVault nosuch -SecurityPin $wrong")
                .FailsWith(Id("ResourceNotFound", Set), ErrorCategory.ObjectNotFound)
            .Run("[System.IO.File]::ReadAllText($kept) -ceq $before").Outputs("True")
            .Run(Temporary).Outputs("0")
            .Run("$set = New-RsSecurityPin v1 | Set-MarsPassphrase -Generate -PassphrasePath $away -Force -AsPlainText")
            .Run("[System.IO.File]::ReadAllText($kept).Trim() -ceq $set.PlainText").Outputs("True")
            .Run("$set.File -eq $kept").Outputs("True")
            .Run(Temporary).Outputs("0"),

        AKeptPassphrase("registering anew leaves the file until the agent has taken another")
            .Run("Register-MarsAgent $other -Generate -PassphrasePath $away -Force -SecurityPin $wrong")
                .FailsWith(Id("InvalidSecurityPin", Register), ErrorCategory.SecurityError)
                .Writes(StreamName.Warning, "only the passphrase was not set")
            .Run("[System.IO.File]::ReadAllText($kept) -ceq $before").Outputs("True")
            .Run(Temporary).Outputs("0")
            .Run("New-RsSecurityPin v2 | Register-MarsAgent $other -Generate -PassphrasePath $away -Force").Gives(2)
                .Item(0, ("VaultName", "v2"))
            .Run("[System.IO.File]::ReadAllText($kept) -ceq $before").Outputs("False"),

        AKeptPassphrase("what can be known to fail leaves the server where it is")
            .Run("Register-MarsAgent $other -Generate -AsPlainText")
                .FailsWith(Id("InvalidSecurityPin", Register), ErrorCategory.SecurityError)
            .Run("Register-MarsAgent $other -Generate -PassphrasePath $away -SecurityPin $wrong")
                .FailsWith(Id("FileExists", Register), ErrorCategory.ResourceExists)
            .Run("Register-MarsAgent $other -Generate -PassphrasePath \"$root/x.txt\" -SecurityPin $wrong")
                .FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Register-MarsAgent $other -Generate -PassphrasePath \"$away/none/x.txt\" -SecurityPin $wrong")
                .FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Register-MarsAgent $other -Generate -PassphrasePath Q:/x.txt -SecurityPin $wrong")
                .FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument, "Q:/x.txt")
            .Run("Register-MarsAgent $other -Generate -KeyVault kv_1 -SecurityPin $wrong")
                .FailsWith(Id("InvalidName", Register), ErrorCategory.InvalidArgument, "kv_1")
            .Run("Register-MarsAgent $other -Generate -KeyVault kv1 -SecretName 'bad name!' -SecurityPin $wrong")
                .FailsWith(Id("InvalidName", Register), ErrorCategory.InvalidArgument, "bad name!")
            .Run("(Get-MarsAgent).VaultName").Outputs("v1")
            .Run("[System.IO.File]::ReadAllText($kept) -ceq $before").Outputs("True"),

        AKeptPassphrase("no parameter is passed over")
            .Run("Register-MarsAgent $other -PassphrasePath $away")
                .FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Register-MarsAgent $other -KeyVault kv1").FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Register-MarsAgent $other -AsPlainText").FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Register-MarsAgent $other -ConfirmPassphrase $secret")
                .FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Register-MarsAgent $other -Generate -ConfirmPassphrase $secret -AsPlainText")
                .FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Register-MarsAgent $other -Generate -AsPlainText -SecretName s")
                .FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument)
            .Run("Set-MarsPassphrase -Generate -AsPlainText -SecretName s")
                .FailsWith(Id("InvalidArgument", Set), ErrorCategory.InvalidArgument)
            .Run("(Get-MarsAgent).VaultName").Outputs("v1"),

        MarsScenarios.AServer("a path that leads to no file is refused by its parameter")
            .Run("Register-MarsAgent Q:/x").FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument, "Q:/x")
            .Run("Register-MarsAgent Env:x").FailsWith(Id("InvalidArgument", Register), ErrorCategory.InvalidArgument, "Env:x")
            .Run("Set-MarsPassphrase -Generate -PassphrasePath Q:/x")
                .FailsWith(Id("InvalidArgument", Set), ErrorCategory.InvalidArgument, "Q:/x")
            .Run("Export-MarsPolicy Q:/x.json")
                .FailsWith(Id("InvalidArgument", "ExportMarsPolicyCommand"), ErrorCategory.InvalidArgument, "Q:/x.json")
            .Run("Test-MarsPolicy Function:x")
                .FailsWith(Id("InvalidArgument", "TestMarsPolicyCommand"), ErrorCategory.InvalidArgument, "Function:x")
            .Run("Import-MarsPolicy Nope::x")
                .FailsWith(Id("InvalidArgument", "ImportMarsPolicyCommand"), ErrorCategory.InvalidArgument, "Nope::x")
            .Run("Get-MarsRecoveryPoint -FromServer fs09 -CredentialPath Q:/x")
                .FailsWith(Id("InvalidArgument", "GetMarsRecoveryPointCommand"), ErrorCategory.InvalidArgument, "Q:/x")
            .Run("Add-RsEmulatorMarsAgent Q:/x")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.AddRsEmulatorMarsAgentCommand", ErrorCategory.InvalidArgument, "Q:/x")
            .Run("Export-RsVaultCredential -Path Q:/x")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.ExportRsVaultCredentialCommand", ErrorCategory.InvalidArgument, "Q:/x")
            .Run("Export-RsVaultCredential v1 \"FileSystem::$away\"").Gives(1),
    ];

    /// <summary>A server in v1 whose passphrase is in $kept, as $before; $other is a credential file of v2, $wrong no PIN of anything.</summary>
    private static Scenario AKeptPassphrase(string name) =>
        MarsScenarios.AServer(name)
            .Run("$kept = [System.IO.Path]::Combine($away, 'fs01.passphrase.txt'); $wrong = ConvertTo-SecureString 000000 -AsPlainText -Force")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null; $other = (Export-RsVaultCredential v2 $away).Path")
            .Run("Register-MarsAgent (Export-RsVaultCredential v1 $away).Path -Generate -PassphrasePath $away | Out-Null")
            .Run("$before = [System.IO.File]::ReadAllText($kept)");

    private static string Id(string id, string command) => $"{id},AzBackupTools.Commands.{command}";
}
