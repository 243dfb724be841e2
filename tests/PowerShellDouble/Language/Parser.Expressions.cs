using System;
using System.Collections.Generic;
using System.Linq;

namespace PowerShellDouble.Language;

internal sealed partial class Parser
{
    private static readonly string[] Logical = ["-and", "-or", "-xor"];

    private static readonly string[] Comparisons =
    [
        "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "-like", "-notlike", "-match", "-notmatch", "-contains", "-notcontains", "-in",
        "-notin", "-is", "-isnot", "-replace", "-split", "-join", "-ceq", "-cne", "-ieq", "-ine",
    ];

    private static readonly string[] Sums = ["+", "-"];
    private static readonly string[] Products = ["*", "/", "%"];
    private static readonly string[] Formats = ["-f"];
    private static readonly string[] Ranges = [".."];

    // In the arguments of a method a comma parts them; it makes no list.
    private bool _commaParts;

    private Node Expression() => Binary(Logical, Comparison);

    private Node Comparison() => Binary(Comparisons, Sum);

    private Node Sum() => Binary(Sums, Product);

    private Node Product() => Binary(Products, Format);

    private Node Format() => Binary(Formats, Range);

    private Node Range() => Binary(Ranges, List);

    private Node Binary(string[] operators, Func<Node> operand)
    {
        var left = operand();
        while (true)
        {
            var before = _at;
            SkipBlanks();
            if (Operator(operators) is not { } found)
            {
                _at = before;
                return left;
            }

            _at += found.Length;
            SkipLines();
            var right = operand();
            left = new BinaryNode(found.ToLowerInvariant(), left, right, left.Start, _at);
        }
    }

    private string? Operator(string[] operators)
    {
        foreach (var candidate in operators)
        {
            if (string.Compare(_text, _at, candidate, 0, candidate.Length, StringComparison.OrdinalIgnoreCase) != 0)
            {
                continue;
            }

            var next = Peek(candidate.Length);
            if (candidate.Length > 1 && candidate[0] == '-' ? !char.IsLetterOrDigit(next) : next != '=' && !(candidate == "-" && char.IsLetter(next)))
            {
                return candidate;
            }
        }

        if (operators == Logical && Current == '-' && char.IsLetter(Peek()) && !Comparisons.Concat(Logical).Concat(Formats).Any(o => Matches(o)))
        {
            throw Refuse($"the operator '{_text[_at..Math.Min(_text.Length, _at + 12)].Split(' ')[0]}'");
        }

        return null;
    }

    private Node List()
    {
        var start = _at;
        var items = new List<Node> { Unary() };
        while (!_commaParts)
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
            items.Add(Unary());
        }

        return items.Count == 1 ? items[0] : new ListNode(items, start, _at);
    }

    private Node Unary()
    {
        SkipBlanks();
        var start = _at;
        foreach (var candidate in new[] { "-not", "!", "-" })
        {
            if (!Matches(candidate) || (candidate == "-" && char.IsAsciiDigit(Peek())) || (candidate == "-not" && char.IsLetter(Peek(4))))
            {
                continue;
            }

            _at += candidate.Length;
            return new UnaryNode(candidate == "!" ? "-not" : candidate, Unary(), start, _at);
        }

        if (Current == '[')
        {
            var name = TypeName();
            var literal = new TypeNode(name, start, _at);
            SkipBlanks();
            return Matches("::") ? Postfix(literal)
                : EndsCommand() || Current is ' ' or ',' or ']' ? literal
                : new CastNode(name, Unary(), start, _at);
        }

        return Postfix(Primary());
    }

    private string TypeName()
    {
        var start = _at++;
        var depth = 1;
        while (depth > 0)
        {
            depth += Current switch
            {
                '[' => 1,
                ']' => -1,
                '\0' or '\n' => throw Refuse("a type name without its closing bracket", start),
                _ => 0,
            };
            _at++;
        }

        return _text[(start + 1)..(_at - 1)];
    }

    private Node Primary()
    {
        var start = _at;
        switch (Current)
        {
            case '$' when Peek() == '(':
                return SubExpression();
            case '$':
                return Variable();
            case '\'':
                return new Literal(SingleQuoted(), null, start, _at);
            case '"':
                return DoubleQuoted();
            case '(':
                return Inside(() =>
                {
                    _at++;
                    SkipLines();
                    var statement = Statement();
                    SkipLines();
                    Expect(')');
                    return new GroupNode([statement], start, _at);
                });
            case '@' when Peek() == '(':
                return Inside(() =>
                {
                    _at += 2;
                    var statements = Statements(')');
                    _at++;
                    return new ArrayNode(statements, start, _at);
                });
            case '@' when Peek() == '{':
                return Inside(Hash);
            case '@' when Peek() is '\'' or '"':
                throw Refuse("a here-string");
            case '{':
                return new BlockNode(BlockText(), start, _at);
        }

        if (char.IsAsciiDigit(Current) || (Current is '-' or '+' or '.' && (char.IsAsciiDigit(Peek()) || Peek() == '.')))
        {
            _at++;
            while (char.IsAsciiLetterOrDigit(Current) || (Current == '.' && char.IsAsciiDigit(Peek())))
            {
                _at++;
            }

            if (TryNumber(_text[start.._at], out var number))
            {
                return new Literal(number, _text[start.._at], start, _at);
            }
        }

        throw Refuse(Current == '\0' ? "an end of the script where a value is missing" : $"'{Current}' where a value is expected", start);
    }

    private Node Inside(Func<Node> read)
    {
        var before = _commaParts;
        _commaParts = false;
        try
        {
            return read();
        }
        finally
        {
            _commaParts = before;
        }
    }

    private HashNode Hash()
    {
        var start = _at;
        _at += 2;
        var entries = new List<(Node, Statement)>();
        while (true)
        {
            SkipLines();
            if (Current == '}')
            {
                _at++;
                return new HashNode(entries, start, _at);
            }

            var keyStart = _at;
            var key = Current is '$' or '"' or '\'' or '(' || char.IsAsciiDigit(Current)
                ? Postfix(Primary())
                : new Literal(Identifier(), null, keyStart, _at);
            if (key is Literal { Value: "" })
            {
                throw Refuse($"'{Current}' where a key is expected");
            }

            SkipBlanks();
            Expect('=');
            SkipLines();
            entries.Add((key, Statement()));
            SkipBlanks();
            if (Current is not (';' or '\n' or '}'))
            {
                throw Refuse($"'{Current}' after an entry of a hashtable");
            }
        }
    }

    private Node Postfix(Node target)
    {
        while (true)
        {
            if (Current == '[')
            {
                _at++;
                SkipLines();
                var position = Inside(Expression);
                SkipLines();
                Expect(']');
                target = new IndexNode(target, position, target.Start, _at);
                continue;
            }

            var isStatic = Matches("::");
            if (!isStatic && !(Current == '.' && (char.IsLetter(Peek()) || Peek() == '_')))
            {
                return target;
            }

            _at += isStatic ? 2 : 1;
            var name = Identifier();
            if (Current != '(')
            {
                target = new MemberNode(target, name, target.Start, _at);
                continue;
            }

            target = new CallNode(target, name, CallArguments(), target.Start, _at);
        }
    }

    private List<Node> CallArguments()
    {
        _at++;
        var arguments = new List<Node>();
        var before = _commaParts;
        _commaParts = true;
        SkipLines();
        while (Current != ')')
        {
            arguments.Add(Expression());
            SkipLines();
            if (Current == ',')
            {
                _at++;
                SkipLines();
            }
            else if (Current != ')')
            {
                throw Refuse($"'{Current}' in the arguments of a method");
            }
        }

        _at++;
        _commaParts = before;
        return arguments;
    }
}
