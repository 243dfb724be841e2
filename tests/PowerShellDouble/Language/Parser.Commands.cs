using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PowerShellDouble.Language;

internal sealed partial class Parser
{
    private static readonly Regex Number = new(
        @"\A(?<sign>[+-]?)(?:(?<hex>0x[0-9a-fA-F]+)|(?<int>\d+)(?<frac>\.\d+)?(?<exp>[eE][+-]?\d+)?)(?<type>[lLdD])?(?<unit>[kKmMgGtT][bB])?\z",
        RegexOptions.CultureInvariant);

    private CommandNode Command()
    {
        var start = _at;
        if (Current is '&' or '.' or '<' or '>' or ')' or '}' or ']' or '|' or ';' or '\0')
        {
            throw Refuse(Current == '\0' ? "an end of the script where a command is missing" : $"'{Current}' where a command begins");
        }

        var name = Word();
        if (name is not Literal { Value: string text } || text.Length == 0)
        {
            throw Refuse("a command whose name is not a plain word", start);
        }

        var arguments = new List<ArgumentNode>();
        var end = _at;
        var namesAreOver = false;
        while (true)
        {
            SkipBlanks();
            if (EndsCommand())
            {
                return new CommandNode(text, arguments, start, end);
            }

            if (!namesAreOver && Matches("--") && char.IsWhiteSpace(Peek(2)))
            {
                _at += 2;
                namesAreOver = true;
                continue;
            }

            arguments.Add(namesAreOver ? new ArgumentNode(null, ArgumentValue(), false, _at, _at) : Argument());
            end = _at;
        }
    }

    private bool EndsCommand() => Current is '\0' or '\n' or ';' or '|' or ')' or '}' or '&';

    private ArgumentNode Argument()
    {
        var start = _at;
        if (Current is '>' or '<' || (char.IsAsciiDigit(Current) && Peek() == '>') || (Current == '*' && Peek() == '>'))
        {
            throw Refuse("a redirection");
        }

        if (Current == '@' && (char.IsLetter(Peek()) || Peek() == '_'))
        {
            _at++;
            return new ArgumentNode(null, new VariableNode(Identifier(), start, _at), true, start, _at);
        }

        if (Current == '-' && (char.IsLetter(Peek()) || Peek() is '_' or '?'))
        {
            _at++;
            var nameStart = _at;
            while (char.IsLetterOrDigit(Current) || Current is '_' or '-' or '?')
            {
                _at++;
            }

            var name = _text[nameStart.._at];
            if (Current != ':')
            {
                return new ArgumentNode(name, null, false, start, _at);
            }

            _at++;
            SkipBlanks();
            return new ArgumentNode(name, ArgumentValue(), false, start, _at);
        }

        return new ArgumentNode(null, ArgumentValue(), false, start, _at);
    }

    private Node ArgumentValue()
    {
        var start = _at;
        var items = new List<Node> { ArgumentItem() };
        while (true)
        {
            var before = _at;
            SkipBlanks();
            if (Current != ',')
            {
                _at = before;
                break;
            }

            _at++;
            SkipLines();
            items.Add(ArgumentItem());
        }

        return items.Count == 1 ? items[0] : new ListNode(items, start, _at);
    }

    private Node ArgumentItem()
    {
        var start = _at;
        if (Current is '$' or '(' or '"' or '\'' or '@' or '{')
        {
            var value = Postfix(Primary());
            if (EndsCommand() || Current is ' ' or '\t' or ',' || (Current == '`' && Peek() == '\n'))
            {
                return value;
            }

            if (Current is '(' or '{')
            {
                throw Refuse($"'{Current}' right after a value");
            }

            // $name-suffix and the like: one word with a variable in it.
            _at = start;
        }

        return Word();
    }

    /// <summary>A word of a command line: a number, or a text that may have variables in it.</summary>
    private Node Word()
    {
        var start = _at;
        var parts = new List<object>();
        var text = new StringBuilder();
        var plain = true;
        while (!EndsCommand() && Current is not (' ' or '\t' or ',' or '(' or '{'))
        {
            switch (Current)
            {
                case '>' or '<':
                    throw Refuse("a redirection");
                case '`' when Peek() == '\n':
                    return WordOf(start, parts, text, plain);
                case '`':
                    plain = false;
                    text.Append(Escaped());
                    break;
                case '\'':
                    plain = false;
                    text.Append(SingleQuoted());
                    break;
                case '"':
                    plain = false;
                    Flush(parts, text);
                    parts.Add(DoubleQuoted());
                    break;
                case '$' when Peek() == '(':
                    plain = false;
                    Flush(parts, text);
                    parts.Add(SubExpression());
                    break;
                case '$' when IsVariableStart():
                    plain = false;
                    Flush(parts, text);
                    parts.Add(Postfix(Variable()));
                    break;
                default:
                    text.Append(_text[_at++]);
                    break;
            }
        }

        return WordOf(start, parts, text, plain);
    }

    private Node WordOf(int start, List<object> parts, StringBuilder text, bool plain)
    {
        if (parts.Count > 0)
        {
            Flush(parts, text);
            return new ExpandableText(parts, start, _at);
        }

        var word = text.ToString();
        if (word.Length == 0 && plain)
        {
            throw Refuse(Current == '\0' ? "an end of the script where a value is missing" : $"'{Current}' where a value is expected");
        }

        // A sign makes a text of it, which a parameter of a number's type still takes.
        return plain && word[0] is not ('-' or '+') && TryNumber(word, out var number)
            ? new Literal(number, word, start, _at)
            : new Literal(word, null, start, _at);
    }

    private static void Flush(List<object> parts, StringBuilder text)
    {
        if (text.Length > 0)
        {
            parts.Add(text.ToString());
            text.Clear();
        }
    }

    private static bool TryNumber(string word, out object? number)
    {
        number = null;
        var match = Number.Match(word);
        if (!match.Success)
        {
            return false;
        }

        var unit = match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "kb" => 1L << 10,
            "mb" => 1L << 20,
            "gb" => 1L << 30,
            "tb" => 1L << 40,
            _ => 1L,
        };
        var sign = match.Groups["sign"].Value == "-" ? -1 : 1;
        var type = match.Groups["type"].Value.ToLowerInvariant();
        if (match.Groups["hex"].Success)
        {
            number = Narrow(sign * unit * (long)Convert.ToUInt64(match.Groups["hex"].Value, 16), type);
        }
        else if (type == "d")
        {
            number = sign * unit * decimal.Parse(match.Groups["int"].Value + match.Groups["frac"].Value + match.Groups["exp"].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        else if (match.Groups["frac"].Success || match.Groups["exp"].Success || !long.TryParse(match.Groups["int"].Value, out var whole))
        {
            number = sign * unit * double.Parse(match.Groups["int"].Value + match.Groups["frac"].Value + match.Groups["exp"].Value, CultureInfo.InvariantCulture);
        }
        else
        {
            number = Narrow(sign * unit * whole, type);
        }

        return true;
    }

    private static object Narrow(long value, string type) => type != "l" && value is >= int.MinValue and <= int.MaxValue ? (object)(int)value : value;
}
