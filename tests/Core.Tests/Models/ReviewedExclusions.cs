using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Documented fields that no model holds. Each line has its reason.</summary>
internal static class ReviewedExclusions
{
    private static readonly (string Kind, string Path)[] Paths =
    [
        // The base of all Backup resources documents these three; Azure Backup keeps none of them and no recording has one.
        ("*", ".location"),
        ("*", ".tags.*"),
        ("*", ".eTag"),
    ];

    private static readonly HashSet<string> WithEnvelope = ["Vault"];

    public static bool Cover(ModelKind kind, string path) =>
        !WithEnvelope.Contains(kind.Name)
        && Paths.Any(line => (line.Kind == "*" || line.Kind == kind.Name) && (line.Path == path || (line.Path.EndsWith('*') && path.StartsWith(line.Path[..^1], System.StringComparison.Ordinal))));
}
