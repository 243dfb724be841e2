using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>Holds the arrows of docs/architecture.md against the compiled assemblies: who may know whom.</summary>
public sealed class LayeringTests
{
    private const string Core = "AzBackupTools.Core";
    private const string Module = "AzBackupTools";

    private static readonly string[] Areas = ["Connection", "Vault", "Policy", "Protection", "Job", "Recovery", "Access", "Mars", "Emulation"];

    /// <summary>A layer, which is a folder of src, and what it must not use: other folders, or namespaces of other assemblies (with a dot at the end).</summary>
    public static TheoryData<string, string[]> Arrows
    {
        get
        {
            var arrows = new TheoryData<string, string[]>
            {
                { Core, ["System.Management.Automation.", "Azure.Identity.", "AzBackupTools.Emulator"] },
                { $"{Core}/Ids", ["Azure.", $"{Core}/Arm", $"{Core}/Models", $"{Core}/Services", $"{Core}/Workflows"] },
                { $"{Core}/Access", ["Azure.", $"{Core}/Arm", $"{Core}/Services", $"{Core}/Workflows", $"{Core}/Wire"] },
                { $"{Core}/Time", ["Azure.", $"{Core}/Arm", $"{Core}/Services"] },
                { $"{Core}/Models", ["Azure.", $"{Core}/Arm", $"{Core}/Services", $"{Core}/Workflows", $"{Core}/Wire"] },
                { $"{Core}/Arm", [$"{Core}/Models", $"{Core}/Services", $"{Core}/Workflows", $"{Core}/Wire"] },
                { $"{Core}/Mars", ["Azure.", $"{Core}/Arm", $"{Core}/Services", $"{Core}/Workflows", $"{Core}/Wire"] },
                { $"{Core}/Policies", [$"{Core}/Services", $"{Core}/Workflows"] },
                { $"{Core}/Vaults", [$"{Core}/Services", $"{Core}/Workflows"] },
                { $"{Core}/Services", [$"{Core}/Workflows"] },
                { "AzBackupTools.Emulator", [Core, "System.Management.Automation.", "Azure.", "Microsoft.AspNetCore."] },
                { $"{Module}/Infrastructure", [.. OtherAreas(), $"{Module}/Bases", $"{Module}/Binding", $"{Module}/Completion", $"{Module}/Agents"] },
                { $"{Module}/Agents", [.. OtherAreas(), $"{Module}/Bases", $"{Module}/Binding", $"{Module}/Completion", "Azure."] },
                { $"{Module}/Completion", [.. OtherAreas(), $"{Module}/Bases"] },
                { $"{Module}/Binding", [.. OtherAreas(), $"{Module}/Bases"] },
                { $"{Module}/Bases", [.. OtherAreas(), "Azure."] },
            };
            foreach (var area in Areas)
            {
                // Only the sign-in uses credentials.
                string[] azure = area == "Connection" ? [] : ["Azure."];
                arrows.Add($"{Module}/{area}", [.. OtherAreas(area), .. azure]);
            }

            return arrows;
        }
    }

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_layer_uses_no_layer_above_it(string layer, string[] forbidden)
    {
        using var module = Compiled.Open(layer.Split('/')[0]);
        var types = module.GetTypes().Where(type => IsIn(SourceFolders.Of(type), layer)).ToList();

        var offences = types
            .SelectMany(type => ReferencesOf(type).Select(used => (User: type.FullName, Used: used)))
            .Where(pair => forbidden.Any(name => Matches(pair.Used, name)))
            .Where(pair => !IsIn(SourceFolders.Of(pair.Used), layer))
            .Select(pair => $"{pair.User} uses {pair.Used.FullName}")
            .Distinct()
            .ToList();

        Assert.NotEmpty(types);
        Assert.Empty(offences);
    }

    [Fact]
    public void Every_type_has_a_folder()
    {
        foreach (var assembly in (string[])[Core, Module, "AzBackupTools.Emulator"])
        {
            using var module = Compiled.Open(assembly);
            Assert.Empty(module.Types
                .Where(type => type.Namespace.StartsWith(Module, StringComparison.Ordinal) && SourceFolders.Of(type).Length == 0)
                .Select(type => type.FullName));
        }
    }

    [Fact]
    public void Azure_Identity_is_known_to_one_type_only()
    {
        using var module = Compiled.Open("AzBackupTools");

        var users = module.GetTypes()
            .Where(type => ReferencesOf(type).Any(used => Matches(used, "Azure.Identity.")))
            .Select(type => (type.DeclaringType ?? type).FullName)
            .Distinct();

        Assert.Equal(["AzBackupTools.Commands.AccountCredential"], users);
    }

    private static IEnumerable<string> OtherAreas(string? mine = null) =>
        Areas.Where(area => area != mine).Select(area => $"{Module}/{area}");

    private static bool Matches(TypeReference used, string forbidden) =>
        forbidden.EndsWith('.')
            ? $"{NamespaceOf(used)}.".StartsWith(forbidden, StringComparison.Ordinal)
            : IsIn(SourceFolders.Of(used), forbidden);

    private static bool IsIn(string folder, string layer) => folder == layer || folder.StartsWith(layer + "/", StringComparison.Ordinal);

    private static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.GetElementType().Namespace;
    }

    private static IEnumerable<TypeReference> ReferencesOf(TypeDefinition type)
    {
        var used = new List<TypeReference?> { type.BaseType };
        used.AddRange(type.Interfaces.Select(one => one.InterfaceType));
        used.AddRange(type.CustomAttributes.Select(one => one.AttributeType));
        used.AddRange(type.Fields.Select(one => one.FieldType));
        foreach (var method in type.Methods)
        {
            used.Add(method.ReturnType);
            used.AddRange(method.Parameters.Select(one => one.ParameterType));
            if (method.HasBody)
            {
                used.AddRange(method.Body.Variables.Select(one => one.VariableType));
                used.AddRange(method.Body.Instructions.SelectMany(OperandsOf));
            }
        }

        return used.OfType<TypeReference>().SelectMany(Unfold);
    }

    private static IEnumerable<TypeReference?> OperandsOf(Instruction instruction) =>
        instruction.Operand switch
        {
            MethodReference method => [method.DeclaringType, method.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            TypeReference type => [type],
            _ => [],
        };

    private static IEnumerable<TypeReference> Unfold(TypeReference type) =>
        type is GenericInstanceType generic
            ? generic.GenericArguments.SelectMany(Unfold).Append(generic.ElementType)
            : type is TypeSpecification wrapped ? Unfold(wrapped.ElementType) : type.IsGenericParameter ? [] : [type];
}
