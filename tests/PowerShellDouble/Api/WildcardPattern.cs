using System.Text;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

/// <summary>A pattern of <c>*</c>, <c>?</c>, <c>[a-z]</c> and backtick escapes.</summary>
public sealed class WildcardPattern
{
    private const string Special = "*?[]";
    private readonly string _pattern;
    private readonly WildcardOptions _options;
    private Regex? _regex;

    public WildcardPattern(string pattern)
        : this(pattern, WildcardOptions.None)
    {
    }

    public WildcardPattern(string pattern, WildcardOptions options)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _pattern = pattern;
        _options = options;
    }

    public static bool ContainsWildcardCharacters(string pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return false;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '`')
            {
                i++;
            }
            else if (Special.Contains(pattern[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static string Escape(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var text = new StringBuilder();
        foreach (var c in pattern)
        {
            if (Special.Contains(c, StringComparison.Ordinal) || c == '`')
            {
                text.Append('`');
            }

            text.Append(c);
        }

        return text.ToString();
    }

    public static string Unescape(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '`' && i + 1 < pattern.Length && (Special.Contains(pattern[i + 1], StringComparison.Ordinal) || pattern[i + 1] == '`'))
            {
                i++;
            }

            text.Append(pattern[i]);
        }

        return text.ToString();
    }

    public static WildcardPattern Get(string pattern, WildcardOptions options) => new(pattern, options);

    public bool IsMatch(string input) => input is not null && (_regex ??= ToRegex()).IsMatch(input);

    private Regex ToRegex()
    {
        var text = new StringBuilder("\\A");
        for (var i = 0; i < _pattern.Length; i++)
        {
            switch (_pattern[i])
            {
                case '*':
                    text.Append(".*");
                    break;
                case '?':
                    text.Append('.');
                    break;
                case '`' when _pattern.Length == 1:
                    break;
                case '`' when i + 1 < _pattern.Length:
                    text.Append(Regex.Escape(_pattern[++i].ToString()));
                    break;
                case '[':
                    i = AppendClass(text, i);
                    break;
                default:
                    text.Append(Regex.Escape(_pattern[i].ToString()));
                    break;
            }
        }

        text.Append("\\z");
        var options = RegexOptions.Singleline;
        if (_options.HasFlag(WildcardOptions.IgnoreCase))
        {
            options |= RegexOptions.IgnoreCase;
        }

        if (_options.HasFlag(WildcardOptions.CultureInvariant))
        {
            options |= RegexOptions.CultureInvariant;
        }

        return new Regex(text.ToString(), options);
    }

    private int AppendClass(StringBuilder text, int open)
    {
        var inside = new StringBuilder();
        for (var i = open + 1; i < _pattern.Length; i++)
        {
            var c = _pattern[i];
            // A bracket that closes right after it was opened stands for itself.
            if (c == ']' && i > open + 1)
            {
                text.Append('[').Append(inside).Append(']');
                return i;
            }

            if (c == '`' && i + 1 < _pattern.Length)
            {
                c = _pattern[++i];
                inside.Append('\\').Append(c);
                continue;
            }

            if (i + 2 < _pattern.Length && _pattern[i + 1] == '-' && _pattern[i + 2] is not (']' or '`'))
            {
                if (c > _pattern[i + 2])
                {
                    throw NotValid();
                }

                inside.Append(ClassLiteral(c)).Append('-').Append(ClassLiteral(_pattern[i + 2]));
                i += 2;
                continue;
            }

            inside.Append(ClassLiteral(c));
        }

        throw NotValid();
    }

    private WildcardPatternException NotValid() =>
        new WildcardPatternException($"The specified wildcard character pattern is not valid: {_pattern}");

    private static string ClassLiteral(char c) => c is '\\' or ']' or '[' or '^' or '-' ? "\\" + c : c.ToString();
}
