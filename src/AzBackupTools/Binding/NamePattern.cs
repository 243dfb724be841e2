using System.Management.Automation;

namespace AzBackupTools.Binding;

/// <summary>What -Name asks for: nothing in particular, one name, or all names like it.</summary>
internal sealed class NamePattern
{
    private readonly WildcardPattern? _pattern;

    private NamePattern(string? text)
    {
        IsLiteral = text is not null && !WildcardPattern.ContainsWildcardCharacters(text);
        _pattern = text is null ? null : WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
    }

    /// <summary>True where one certain name is asked for, so that finding none is an error.</summary>
    internal bool IsLiteral { get; }

    internal static NamePattern Of(string? text) => new(text);

    internal bool Matches(string? name) => _pattern is null || (name is not null && _pattern.IsMatch(name));
}
