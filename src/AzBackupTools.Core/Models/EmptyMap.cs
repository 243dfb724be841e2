using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace AzBackupTools.Core.Models;

/// <summary>The map that holds nothing, shared by all models that have none.</summary>
internal static class EmptyMap
{
    public static IReadOnlyDictionary<string, T> Of<T>() => Shared<T>.Map;

    private static class Shared<T>
    {
        public static readonly IReadOnlyDictionary<string, T> Map =
            new ReadOnlyDictionary<string, T>(new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase));
    }
}
