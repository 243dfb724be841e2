using System.Collections.Generic;
using System.Text;

namespace PowerShellDouble.Language;

internal sealed partial class Parser
{
    private string SingleQuoted()
    {
        var start = _at++;
        var text = new StringBuilder();
        while (true)
        {
            if (Current == '\0')
            {
                throw Refuse("a text without its closing quote", start);
            }

            if (Current == '\'')
            {
                if (Peek() != '\'')
                {
                    _at++;
                    return text.ToString();
                }

                _at++;
            }

            text.Append(_text[_at++]);
        }
    }

    private Node DoubleQuoted()
    {
        var start = _at++;
        var parts = new List<object>();
        var text = new StringBuilder();
        while (true)
        {
            switch (Current)
            {
                case '\0':
                    throw Refuse("a text without its closing quote", start);
                case '"' when Peek() == '"':
                    text.Append('"');
                    _at += 2;
                    break;
                case '"':
                    _at++;
                    Flush(parts, text);
                    return parts.Count == 0 ? new Literal(string.Empty, null, start, _at)
                        : parts is [string only] ? new Literal(only, null, start, _at)
                        : new ExpandableText(parts, start, _at);
                case '`':
                    text.Append(Escaped());
                    break;
                case '$' when Peek() == '(':
                    Flush(parts, text);
                    parts.Add(SubExpression());
                    break;
                case '$' when IsVariableStart():
                    Flush(parts, text);
                    parts.Add(Variable());
                    break;
                default:
                    text.Append(_text[_at++]);
                    break;
            }
        }
    }

    private string Escaped()
    {
        var c = Peek();
        _at += 2;
        return c switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            'e' => "\u001b",
            'f' => "\f",
            'v' => "\v",
            '\0' => throw Refuse("a backtick at the end"),
            _ => c.ToString(),
        };
    }

    private bool IsVariableStart() => Current == '$' && (char.IsLetterOrDigit(Peek()) || Peek() is '_' or '{' or '?' or '$');

    private Node Variable()
    {
        var start = _at;
        _at++;
        if (Current == '{')
        {
            var end = _text.IndexOf('}', _at);
            if (end < 0)
            {
                throw Refuse("a variable without its closing brace", start);
            }

            var braced = _text[(_at + 1)..end];
            _at = end + 1;
            return new VariableNode(braced, start, _at);
        }

        if (Current is '?' or '$')
        {
            throw Refuse($"'${Current}'", start);
        }

        var name = Identifier();
        if (Current == ':' && Peek() != ':' && (char.IsLetter(Peek()) || Peek() == '_'))
        {
            _at++;
            name += ":" + Identifier();
        }

        return name.Length == 0 ? throw Refuse("a '$' without a name", start) : new VariableNode(name, start, _at);
    }

    private string Identifier()
    {
        var start = _at;
        while (char.IsLetterOrDigit(Current) || Current == '_')
        {
            _at++;
        }

        return _text[start.._at];
    }

    private GroupNode SubExpression()
    {
        var start = _at;
        _at += 2;
        var statements = Statements(')');
        _at++;
        return new GroupNode(statements, start, _at);
    }

    private string BlockText()
    {
        var start = _at;
        var depth = 0;
        do
        {
            switch (Current)
            {
                case '\0':
                    throw Refuse("a script block without its closing brace", start);
                case '\'':
                    SingleQuoted();
                    continue;
                case '"':
                    DoubleQuoted();
                    continue;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
            }

            _at++;
        }
        while (depth > 0);

        return _text[(start + 1)..(_at - 1)];
    }
}
