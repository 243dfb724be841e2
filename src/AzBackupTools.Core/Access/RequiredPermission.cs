using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Access;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What a cmdlet needs to be allowed.</summary>
public sealed record RequiredPermission
{
    /// <summary>Describes a cmdlet.</summary>
    /// <param name="cmdlet">Its name.</param>
    /// <param name="on">The switch that the actions are for, or null for what it always needs.</param>
    /// <param name="actions">The actions that it declares.</param>
    public static RequiredPermission Of(string cmdlet, string? on, IEnumerable<string> actions)
    {
        var all = FollowingActions.Complete(actions);
        return new RequiredPermission
        {
            Cmdlet = cmdlet,
            Switch = on,
            Actions = Spoken.List(all),
            BuiltInRole = string.Join(" + ", LeastRole(all)),
        };
    }

    /// <summary>The cmdlet.</summary>
    public required string Cmdlet { get; init; }

    /// <summary>The switch of the cmdlet that the actions are needed for; null for what it always needs.</summary>
    public string? Switch { get; init; }

    /// <summary>The cmdlet with the switch, as it is called.</summary>
    public string Call => Switch is null ? Cmdlet : $"{Cmdlet} -{Switch}";

    /// <summary>The RBAC actions, those among them that long operations are followed with.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>How many actions there are.</summary>
    public int ActionCount => Actions.Count;

    /// <summary>The least powerful built-in role that allows all of it, or roles that do so together: "Backup Operator + Reader".</summary>
    public required string BuiltInRole { get; init; }

    /// <summary>The call.</summary>
    public override string ToString() => Call;

    private static IEnumerable<string> LeastRole(IReadOnlyCollection<string> actions) => Core.Access.BuiltInRole.Least(actions).Select(static role => role.Name);
}
