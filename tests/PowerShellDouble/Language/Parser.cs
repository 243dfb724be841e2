using System;
using System.Collections.Generic;
using System.Management.Automation.Language;

namespace PowerShellDouble.Language;

/// <summary>
/// Reads the part of the language that the mini shell speaks. What it does not speak is refused by name and place, never
/// misread: a script that runs here means the same in PowerShell.
/// </summary>
internal sealed partial class Parser
{
    private static readonly HashSet<string> Unsupported = new(StringComparer.OrdinalIgnoreCase)
    {
        "begin", "break", "class", "clean", "continue", "data", "do", "dynamicparam", "end", "enum", "exit", "filter", "for",
        "function", "param", "process", "return", "switch", "throw", "trap", "until", "using", "while", "workflow",
    };

    private readonly string _text;
    private int _at;

    private Parser(string text)
    {
        _text = text;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <exception cref="NotSupportedException">Something that the mini shell does not speak.</exception>
    internal static Script Parse(string text)
    {
        var parser = new Parser(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        var statements = parser.Statements('\0');
        return new Script(parser._text, statements);
    }

    private char Peek(int ahead = 1) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool Matches(string word) => string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0;

    private NotSupportedException Refuse(string what, int? at = null)
    {
        var position = new TextPosition(_text, Math.Min(at ?? _at, _text.Length));
        return new NotSupportedException(
            $"Line {position.LineNumber}, column {position.ColumnNumber}: {what} is not in the mini shell's language. The line is: {position.Line.Trim()}");
    }

    private void Expect(char c)
    {
        if (Current != c)
        {
            throw Refuse(Current == '\0' ? $"an end of the script where '{c}' is missing" : $"'{Current}' where '{c}' is expected");
        }

        _at++;
    }

    private List<Statement> Statements(char close)
    {
        var statements = new List<Statement>();
        while (true)
        {
            SkipLines();
            if (Current == close)
            {
                return statements;
            }

            if (Current == '\0')
            {
                throw Refuse($"an end of the script where '{close}' is missing");
            }

            statements.Add(Statement());
            SkipBlanks();
            if (Current is not (';' or '\n') && Current != close)
            {
                throw Refuse(Current == '\0' ? $"an end of the script where '{close}' is missing" : $"'{Current}' after a statement");
            }
        }
    }

    private List<Statement> Block()
    {
        SkipLines();
        Expect('{');
        var statements = Statements('}');
        _at++;
        return statements;
    }

    private Statement Statement()
    {
        var start = _at;
        if (Keyword() is { } keyword)
        {
            switch (keyword)
            {
                case "if":
                    return If(start);
                case "foreach":
                    return Foreach(start);
                case "try":
                    return Try(start);
                default:
                    throw Refuse($"'{keyword}'", start);
            }
        }

        if (Current == '$' && TryAssignment(start) is { } assignment)
        {
            return assignment;
        }

        return Pipeline();
    }

    private string? Keyword()
    {
        var end = _at;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
        {
            end++;
        }

        var word = _text[_at..end];
        if (end < _text.Length && _text[end] is not (' ' or '\t' or '\n' or '(' or '{' or ';' or '}'))
        {
            return null;
        }

        var keyword = word.ToLowerInvariant();
        if (keyword is "if" or "foreach" or "try")
        {
            _at = end;
            return keyword;
        }

        return Unsupported.Contains(word) ? keyword : null;
    }

    private IfStatement If(int start)
    {
        var clauses = new List<(Statement, IReadOnlyList<Statement>)>();
        IReadOnlyList<Statement>? otherwise = null;
        do
        {
            SkipLines();
            Expect('(');
            SkipLines();
            var condition = Pipeline();
            SkipLines();
            Expect(')');
            clauses.Add((condition, Block()));
        }
        while (TryWord("elseif"));

        if (TryWord("else"))
        {
            otherwise = Block();
        }

        return new IfStatement(clauses, otherwise, start, _at);
    }

    private ForeachStatement Foreach(int start)
    {
        SkipLines();
        Expect('(');
        SkipLines();
        var variable = Variable() as VariableNode ?? throw Refuse("a foreach without a variable");
        if (!TryWord("in"))
        {
            throw Refuse("a foreach without 'in'");
        }

        SkipLines();
        var items = Pipeline();
        SkipLines();
        Expect(')');
        return new ForeachStatement(variable.Name, items, Block(), start, _at);
    }

    private TryStatement Try(int start)
    {
        var body = Block();
        IReadOnlyList<Statement>? handler = null, last = null;
        if (TryWord("catch"))
        {
            SkipLines();
            if (Current == '[')
            {
                throw Refuse("a catch of a type");
            }

            handler = Block();
        }

        if (TryWord("finally"))
        {
            last = Block();
        }

        return handler is null && last is null
            ? throw Refuse("a try without catch or finally", start)
            : new TryStatement(body, handler, last, start, _at);
    }

    private bool TryWord(string word)
    {
        var before = _at;
        SkipLines();
        if (string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && !char.IsLetterOrDigit(_at + word.Length < _text.Length ? _text[_at + word.Length] : '\0'))
        {
            _at += word.Length;
            return true;
        }

        _at = before;
        return false;
    }

    private AssignmentStatement? TryAssignment(int start)
    {
        var target = Postfix(Variable());
        SkipBlanks();
        var isAddition = Current == '+' && Peek() == '=';
        if ((isAddition || Current == '=') && target is (VariableNode or MemberNode or IndexNode))
        {
            _at += isAddition ? 2 : 1;
            SkipLines();
            var value = Statement();
            return new AssignmentStatement(target, isAddition, value, start, _at);
        }

        if (Current is ('-' or '*' or '/') && Peek() == '=')
        {
            throw Refuse($"'{Current}='");
        }

        _at = start;
        return null;
    }

    private PipelineStatement Pipeline()
    {
        var start = _at;
        var elements = new List<Node> { StartsExpression() ? Expression() : Command() };
        var end = _at;
        while (true)
        {
            SkipBlanks();
            var beforeLines = _at;
            if (Current == '|' && Peek() == '|' || Current == '&')
            {
                throw Refuse($"'{Current}{(Peek() == Current ? Current.ToString() : string.Empty)}'");
            }

            if (Current == '\n')
            {
                // A line may begin with the pipe that continues the one before.
                SkipLines();
                if (Current != '|')
                {
                    _at = beforeLines;
                    break;
                }
            }

            if (Current != '|')
            {
                break;
            }

            _at++;
            SkipLines();
            if (StartsExpression())
            {
                throw Refuse("an expression after a pipe");
            }

            elements.Add(Command());
            end = _at;
        }

        return new PipelineStatement(elements, start, end);
    }

    private bool StartsExpression() =>
        Current is '$' or '(' or '"' or '\'' or '[' or '{' or '!' or '@' or ','
        || char.IsAsciiDigit(Current)
        || (Current is '-' or '+' && (char.IsAsciiDigit(Peek()) || Peek() is '$' or '('))
        || (Current == '.' && char.IsAsciiDigit(Peek()))
        || (Current == '-' && Matches("-not"));

    private void SkipBlanks()
    {
        while (true)
        {
            if (Current is ' ' or '\t')
            {
                _at++;
            }
            else if (Current == '`' && Peek() == '\n')
            {
                _at += 2;
            }
            else if (Current == '#' && IsAtTokenStart())
            {
                while (Current is not ('\n' or '\0'))
                {
                    _at++;
                }
            }
            else if (Matches("<#"))
            {
                var end = _text.IndexOf("#>", _at, StringComparison.Ordinal);
                _at = end < 0 ? throw Refuse("a comment without its end") : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private bool IsAtTokenStart() => _at == 0 || _text[_at - 1] is ' ' or '\t' or '\n' or ';' or '(' or ')' or '{' or '}' or '|' or ',';

    private void SkipLines()
    {
        SkipBlanks();
        while (Current is '\n' or ';')
        {
            _at++;
            SkipBlanks();
        }
    }
}
