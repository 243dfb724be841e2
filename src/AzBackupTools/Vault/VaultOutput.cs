using System.Management.Automation;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Vault;

/// <summary>Vaults as they are written to the pipeline.</summary>
internal static class VaultOutput
{
    /// <summary>The name that the view with all columns goes by: in a list, the service tells only part of each vault.</summary>
    private const string DetailedType = "AzBackupTools.Core.Models.Vault#Detailed";

    /// <summary>A vault of which all is known.</summary>
    internal static PSObject Detailed(Core.Models.Vault vault)
    {
        var output = PSObject.AsPSObject(vault);
        output.TypeNames.Insert(0, DetailedType);
        return output;
    }

    /// <summary>A vault of which all is known, with what a call has made of it.</summary>
    internal static PSObject Detailed(Core.Models.Vault vault, VaultOutcome outcome)
    {
        var output = Detailed(vault);
        output.Properties.Add(new PSNoteProperty("Outcome", outcome));
        return output;
    }
}
