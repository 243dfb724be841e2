using System;

namespace AzBackupTools.Core.Models;

/// <summary>Words of the service compare without case.</summary>
internal static class Text
{
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
