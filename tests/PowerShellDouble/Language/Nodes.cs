using System.Collections.Generic;

namespace PowerShellDouble.Language;

/// <summary>A piece of script between two offsets.</summary>
internal abstract record Node(int Start, int End);

internal sealed record Literal(object? Value, string? Token, int Start, int End) : Node(Start, End);

/// <summary>A text with parts to be filled in: strings and nodes.</summary>
internal sealed record ExpandableText(IReadOnlyList<object> Parts, int Start, int End) : Node(Start, End);

internal sealed record VariableNode(string Name, int Start, int End) : Node(Start, End);

internal sealed record ListNode(IReadOnlyList<Node> Items, int Start, int End) : Node(Start, End);

/// <summary><c>@( ... )</c>: always an array.</summary>
internal sealed record ArrayNode(IReadOnlyList<Statement> Statements, int Start, int End) : Node(Start, End);

/// <summary><c>( ... )</c> and <c>$( ... )</c>: nothing, one value or an array.</summary>
internal sealed record GroupNode(IReadOnlyList<Statement> Statements, int Start, int End) : Node(Start, End);

internal sealed record HashNode(IReadOnlyList<(Node Key, Statement Value)> Entries, int Start, int End) : Node(Start, End);

internal sealed record BlockNode(string Text, int Start, int End) : Node(Start, End);

internal sealed record MemberNode(Node Target, string Name, int Start, int End) : Node(Start, End);

internal sealed record CallNode(Node Target, string Name, IReadOnlyList<Node> Arguments, int Start, int End) : Node(Start, End);

internal sealed record IndexNode(Node Target, Node Position, int Start, int End) : Node(Start, End);

internal sealed record TypeNode(string Name, int Start, int End) : Node(Start, End);

internal sealed record CastNode(string TypeName, Node Operand, int Start, int End) : Node(Start, End);

internal sealed record UnaryNode(string Operator, Node Operand, int Start, int End) : Node(Start, End);

internal sealed record BinaryNode(string Operator, Node Left, Node Right, int Start, int End) : Node(Start, End);

/// <summary>One argument of a command: a name, a value, both, or a splatted variable.</summary>
internal sealed record ArgumentNode(string? Name, Node? Value, bool IsSplat, int Start, int End) : Node(Start, End);

internal sealed record CommandNode(string Name, IReadOnlyList<ArgumentNode> Arguments, int Start, int End) : Node(Start, End);

internal abstract record Statement(int Start, int End) : Node(Start, End);

/// <summary>Commands, or an expression and then commands.</summary>
internal sealed record PipelineStatement(IReadOnlyList<Node> Elements, int Start, int End) : Statement(Start, End);

internal sealed record AssignmentStatement(Node Target, bool IsAddition, Statement Value, int Start, int End) : Statement(Start, End);

internal sealed record IfStatement(IReadOnlyList<(Statement Condition, IReadOnlyList<Statement> Body)> Clauses, IReadOnlyList<Statement>? Else, int Start, int End) : Statement(Start, End);

internal sealed record ForeachStatement(string Variable, Statement Items, IReadOnlyList<Statement> Body, int Start, int End) : Statement(Start, End);

internal sealed record TryStatement(IReadOnlyList<Statement> Body, IReadOnlyList<Statement>? Catch, IReadOnlyList<Statement>? Finally, int Start, int End) : Statement(Start, End);

/// <summary>A whole script.</summary>
internal sealed record Script(string Text, IReadOnlyList<Statement> Statements);
