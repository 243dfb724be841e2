using System;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Objects;

namespace PowerShellDouble.Language;

internal sealed partial class Interpreter
{
    internal object? Evaluate(Node node)
    {
        switch (node)
        {
            case Literal literal:
                return literal.Value;
            case ExpandableText text:
                return string.Concat(text.Parts.Select(p => p as string ?? TypeConversion.ToInvariantString(Evaluate((Node)p))));
            case VariableNode variable:
                return GetVariable(variable.Name);
            case ListNode list:
                return list.Items.Select(Evaluate).ToArray();
            case ArrayNode array:
                return Values(array.Statements).ToArray();
            case GroupNode group:
                return Value(group.Statements);
            case HashNode hash:
                return Hash(hash, new Hashtable(StringComparer.OrdinalIgnoreCase));
            case BlockNode block:
                return new ScriptBlock(block.Text, context);
            case TypeNode type:
                return TypeNames.Resolve(type.Name);
            case CastNode cast:
                return Cast(cast);
            case MemberNode { Target: TypeNode type } member:
                return MemberAccess.GetStatic(TypeNames.Resolve(type.Name), member.Name);
            case MemberNode member:
                return MemberAccess.Get(Evaluate(member.Target), member.Name);
            case CallNode { Target: TypeNode type } call:
                return MemberAccess.CallStatic(TypeNames.Resolve(type.Name), call.Name, call.Arguments.Select(Evaluate).ToArray());
            case CallNode call:
                return MemberAccess.Call(Evaluate(call.Target), call.Name, call.Arguments.Select(Evaluate).ToArray());
            case IndexNode index:
                return At(Evaluate(index.Target), Evaluate(index.Position));
            case UnaryNode { Operator: "-not" } not:
                return !Comparison.IsTrue(Evaluate(not.Operand));
            case UnaryNode minus:
                return Operators.Subtract(0, Evaluate(minus.Operand));
            case BinaryNode { Operator: "-and" } and:
                return Comparison.IsTrue(Evaluate(and.Left)) && Comparison.IsTrue(Evaluate(and.Right));
            case BinaryNode { Operator: "-or" } or:
                return Comparison.IsTrue(Evaluate(or.Left)) || Comparison.IsTrue(Evaluate(or.Right));
            case BinaryNode binary:
                return Operators.Apply(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right));
            default:
                throw new InvalidOperationException($"{node.GetType().Name} has no value.");
        }
    }

    private static object? At(object? target, object? position) =>
        position is object?[] many ? many.Select(p => MemberAccess.Index(target, p)).ToArray() : MemberAccess.Index(target, position);

    private object? GetVariable(string name)
    {
        var (scope, bare) = Split(name);
        return scope == "env" ? Environment.GetEnvironmentVariable(bare) : context.Variables[bare];
    }

    private T Hash<T>(HashNode node, T into)
        where T : IDictionary
    {
        foreach (var (key, value) in node.Entries)
        {
            into[Evaluate(key)!] = Value(value);
        }

        return into;
    }

    private object? Cast(CastNode cast)
    {
        if (cast.Operand is HashNode hash)
        {
            switch (cast.TypeName.ToLowerInvariant())
            {
                case "ordered":
                    return Hash(hash, new OrderedDictionary(StringComparer.OrdinalIgnoreCase));
                case "pscustomobject" or "psobject":
                    var custom = new PSObject();
                    foreach (DictionaryEntry entry in Hash(hash, new OrderedDictionary(StringComparer.OrdinalIgnoreCase)))
                    {
                        if (string.Equals((string)entry.Key, "PSTypeName", StringComparison.OrdinalIgnoreCase))
                        {
                            custom.TypeNames.Insert(0, TypeConversion.ToInvariantString(entry.Value));
                            continue;
                        }

                        custom.Properties.Add(new PSNoteProperty((string)entry.Key, entry.Value));
                    }

                    return custom;
            }
        }

        var value = Evaluate(cast.Operand);
        var type = TypeNames.Resolve(cast.TypeName);
        try
        {
            return TypeConversion.Convert(value, type, CultureInfo.InvariantCulture);
        }
        catch (PSInvalidCastException exception)
        {
            throw RuntimeException.Of(exception.ErrorId, exception.Message, null, ErrorCategory.InvalidArgument, exception);
        }
    }
}
