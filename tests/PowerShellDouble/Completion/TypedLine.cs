using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Binding;
using PowerShellDouble.Execution;

namespace PowerShellDouble.Completion;

/// <summary>A command line up to where the cursor stands: its words, the last of which is being typed.</summary>
internal sealed class TypedLine
{
    private readonly List<(string Text, bool IsBare)> _words;

    private TypedLine(string text, List<(string Text, bool IsBare)> words)
    {
        Text = text;
        _words = words;
    }

    internal string? Command => _words.Count > 1 ? _words[0].Text : null;

    internal string Last => _words[^1].Text;

    internal bool LastIsBare => _words[^1].IsBare;

    /// <summary>The last command of the line's pipeline.</summary>
    internal string Text { get; }

    internal static TypedLine Of(string line)
    {
        var words = new List<(string Text, bool IsBare)> { (string.Empty, true) };
        var start = 0;
        char quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
                if (quote != '\0')
                {
                    words[^1] = (words[^1].Text + c, false);
                }
            }
            else if (c is '\'' or '"')
            {
                quote = c;
                words[^1] = (words[^1].Text, false);
            }
            else if (c is '|' or ';' or '(' or '=')
            {
                words = [(string.Empty, true)];
                start = i + 1;
            }
            else if (c == ' ')
            {
                if (words[^1] is not ("", true))
                {
                    words.Add((string.Empty, true));
                }
            }
            else if (c == ',' && words.Count > 1)
            {
                // The next element of a list is completed as a value by itself.
                words[^1] = (string.Empty, true);
            }
            else
            {
                words[^1] = (words[^1].Text + c, words[^1].IsBare);
            }
        }

        return new TypedLine(line[start..].TrimStart(), words);
    }

    /// <summary>What the words before the last one bind, and the parameter that the last one is for.</summary>
    internal IDictionary Bound(CommandMetadata metadata, SessionContext context, out BindableParameter? parameter)
    {
        var bound = new Hashtable(StringComparer.OrdinalIgnoreCase);
        var positional = metadata.Parameters
            .Select(p => (Parameter: p, Set: p.Sets.Values.FirstOrDefault(s => s.IsPositional)))
            .Where(p => p.Set is not null)
            .OrderBy(p => p.Set!.Attribute.Position)
            .Select(p => p.Parameter)
            .ToList();
        parameter = null;
        BindableParameter? open = null;
        foreach (var (text, isBare) in _words.Skip(1).SkipLast(1))
        {
            if (isBare && text.StartsWith('-') && metadata.Find(text[1..].TrimEnd(':'), null) is { } named)
            {
                open = named.IsSwitch ? null : named;
                if (named.IsSwitch)
                {
                    bound[named.Name] = SwitchParameter.Present;
                }

                continue;
            }

            var taker = open ?? positional.FirstOrDefault(p => !bound.ContainsKey(p.Name));
            open = null;
            if (taker is not null)
            {
                bound[taker.Name] = text.StartsWith('$') ? context.Variables[text[1..]] : text;
            }
        }

        parameter = open ?? positional.FirstOrDefault(p => !bound.ContainsKey(p.Name));
        return bound;
    }
}
