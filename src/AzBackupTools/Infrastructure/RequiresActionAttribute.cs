using System;

namespace AzBackupTools.Infrastructure;

/// <summary>Declares an RBAC action that a cmdlet needs, so that a refusal can name what is missing.</summary>
/// <param name="action">The action, as role definitions spell it: <c>Microsoft.RecoveryServices/vaults/read</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequiresActionAttribute(string action) : Attribute
{
    /// <summary>The action, as role definitions spell it.</summary>
    public string Action { get; } = action;

    /// <summary>The switch that the action is needed for, where the cmdlet does without it otherwise.</summary>
    public string? On { get; set; }
}
