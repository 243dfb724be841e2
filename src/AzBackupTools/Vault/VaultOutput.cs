using System.Management.Automation;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Commands;

/// <summary>Vaults as they are written to the pipeline.</summary>
internal static class VaultOutput
{
    /// <summary>The name that the view with all columns goes by: in a list, the service tells only part of each vault.</summary>
    private const string DetailedType = "AzBackupTools.Vault#Detailed";

    /// <summary>The name that the view with all settings goes by, one below the other.</summary>
    private const string WholeType = "AzBackupTools.Vault#Whole";

    /// <summary>The name that the view with the outcome goes by.</summary>
    private const string ResultType = "AzBackupTools.Vault#Result";

    /// <summary>A vault of which all is known, among others.</summary>
    internal static PSObject Detailed(Vault vault) => Named(vault, DetailedType);

    /// <summary>A vault of which all is known, by itself.</summary>
    internal static PSObject Whole(Vault vault) => Named(vault, WholeType);

    /// <summary>A vault, with what a call has made of it.</summary>
    internal static PSObject Result(VaultResult result)
    {
        var output = Named(result.Vault, ResultType);
        output.Properties.Add(new PSNoteProperty("Outcome", result.Outcome));
        output.Properties.Add(new PSNoteProperty("Changes", result.Changes));
        return output;
    }

    private static PSObject Named(Vault vault, string type)
    {
        var output = PSObject.AsPSObject(vault);
        output.TypeNames.Insert(0, type);
        return output;
    }
}
