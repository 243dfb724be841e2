using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Access;

/// <summary>A role of one's own, in the form that New-AzRoleDefinition -InputFile and az role definition create take.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/role-based-access-control/custom-roles-powershell#create-a-custom-role-with-json-template" />.</remarks>
public static class CustomRole
{
    private const int LongestName = 512;

    /// <summary>Writes the definition.</summary>
    /// <param name="name">The name of the role: 1 to 512 characters.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="actions">What it allows, data actions among it.</param>
    /// <param name="assignableScopes">Where it can be assigned: ids of subscriptions, resource groups or management groups.</param>
    /// <exception cref="BackupException">The name is too long, or a scope is none.</exception>
    public static string Write(string name, string description, IEnumerable<string> actions, IReadOnlyList<string> assignableScopes)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
        {
            throw new BackupException(
                ErrorIds.InvalidName, $"-Name '{name}' is not a name that a role may have.", $"Use 1 to {LongestName} characters.", name);
        }

        foreach (var scope in assignableScopes)
        {
            if (!IsScope(scope))
            {
                throw new BackupException(
                    ErrorIds.InvalidArgument,
                    $"-AssignableScope '{scope}' is not a scope that a role of one's own can be assigned in.",
                    "Give the id of a subscription (/subscriptions/<id>), of a resource group in one, or of a management group (/providers/Microsoft.Management/managementGroups/<name>).",
                    scope);
            }
        }

        var (control, data) = DataAction.Part(actions.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static action => action, StringComparer.OrdinalIgnoreCase));
        var definition = new JsonObject
        {
            ["Name"] = name,
            ["Id"] = null,
            ["IsCustom"] = true,
            ["Description"] = description,
            ["Actions"] = Texts(control),
            ["NotActions"] = new JsonArray(),
            ["DataActions"] = Texts(data),
            ["NotDataActions"] = new JsonArray(),
            ["AssignableScopes"] = Texts(assignableScopes),
        };
        return definition.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static bool IsScope(string scope)
    {
        var segments = scope.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return scope.StartsWith("/", StringComparison.Ordinal) && segments.Length switch
        {
            2 => Is(segments[0], "subscriptions") && Guid.TryParse(segments[1], out _),
            4 => (Is(segments[0], "subscriptions") && Guid.TryParse(segments[1], out _) && Is(segments[2], "resourceGroups"))
                || (Is(segments[0], "providers") && Is(segments[1], "Microsoft.Management") && Is(segments[2], "managementGroups")),
            _ => false,
        };
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))]);
}
