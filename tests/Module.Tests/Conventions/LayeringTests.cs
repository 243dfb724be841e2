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
    private static readonly string[] Areas = ["Connection", "Vault", "Policy", "Protection", "Job", "Recovery", "Access", "Mars", "Emulator"];

    /// <summary>A layer, and what it must not know.</summary>
    public static TheoryData<string, string, string[]> Arrows
    {
        get
        {
            var arrows = new TheoryData<string, string, string[]>
            {
                { "AzBackupTools.Core", "AzBackupTools.Core", ["System.Management.Automation", "Azure.Identity", "AzBackupTools.Emulator"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Ids", ["Azure.", "AzBackupTools.Core.Arm", "AzBackupTools.Core.Models", "AzBackupTools.Core.Services", "AzBackupTools.Core.Workflows"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Access", ["Azure.", "AzBackupTools.Core.Arm", "AzBackupTools.Core.Services", "AzBackupTools.Core.Workflows", "AzBackupTools.Core.Wire"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Time", ["Azure.", "AzBackupTools.Core.Arm", "AzBackupTools.Core.Services"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Models", ["Azure.", "AzBackupTools.Core.Arm", "AzBackupTools.Core.Services", "AzBackupTools.Core.Workflows", "AzBackupTools.Core.Wire"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Arm", ["AzBackupTools.Core.Models", "AzBackupTools.Core.Services", "AzBackupTools.Core.Workflows", "AzBackupTools.Core.Wire"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Mars", ["Azure.", "AzBackupTools.Core.Arm", "AzBackupTools.Core.Services", "AzBackupTools.Core.Workflows", "AzBackupTools.Core.Wire"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Policies", ["AzBackupTools.Core.Services", "AzBackupTools.Core.Workflows"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Vaults", ["AzBackupTools.Core.Services", "AzBackupTools.Core.Workflows"] },
                { "AzBackupTools.Core", "AzBackupTools.Core.Services", ["AzBackupTools.Core.Workflows"] },
                { "AzBackupTools.Emulator", "AzBackupTools.Emulator", ["AzBackupTools.Core", "System.Management.Automation", "Azure.", "Microsoft.AspNetCore"] },
                { "AzBackupTools", "AzBackupTools.Infrastructure", [.. Areas.Where(area => area != "Emulator").Select(area => $"AzBackupTools.{area}"), "AzBackupTools.Bases", "AzBackupTools.Binding", "AzBackupTools.Completion", "AzBackupTools.Agents"] },
                { "AzBackupTools", "AzBackupTools.Agents", [.. Areas.Where(area => area != "Emulator").Select(area => $"AzBackupTools.{area}"), "AzBackupTools.Bases", "AzBackupTools.Binding", "AzBackupTools.Completion", "Azure."] },
                { "AzBackupTools", "AzBackupTools.Completion", [.. OtherAreas("Completion"), "AzBackupTools.Bases"] },
                { "AzBackupTools", "AzBackupTools.Binding", [.. OtherAreas("Binding"), "AzBackupTools.Bases"] },
                { "AzBackupTools", "AzBackupTools.Bases", [.. OtherAreas("Bases"), "Azure."] },
            };
            foreach (var area in Areas)
            {
                // Only the sign-in may know credentials.
                string[] azure = area == "Connection" ? [] : ["Azure."];
                arrows.Add("AzBackupTools", $"AzBackupTools.{area}", [.. OtherAreas(area), .. azure]);
            }

            return arrows;
        }
    }

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_layer_does_not_know_what_is_above_it(string assembly, string layer, string[] forbidden)
    {
        using var module = Compiled.Open(assembly);
        var types = module.GetTypes().Where(type => IsIn(NamespaceOf(type), layer)).ToList();

        var offences = types
            .SelectMany(type => ReferencesOf(type).Select(used => (User: type.FullName, Used: used)))
            .Where(pair => forbidden.Any(name => Matches(pair.Used, name)))
            .Where(pair => !IsIn(NamespaceOf(pair.Used), layer))
            .Select(pair => $"{pair.User} knows {pair.Used.FullName}")
            .Distinct()
            .ToList();

        Assert.NotEmpty(types);
        Assert.Empty(offences);
    }

    [Fact]
    public void Azure_Identity_is_known_to_one_type_only()
    {
        using var module = Compiled.Open("AzBackupTools");

        var users = module.GetTypes()
            .Where(type => ReferencesOf(type).Any(used => Matches(used, "Azure.Identity")))
            .Select(type => (type.DeclaringType ?? type).FullName)
            .Distinct();

        Assert.Equal(["AzBackupTools.Connection.AccountCredential"], users);
    }

    private static IEnumerable<string> OtherAreas(string mine) =>
        Areas.Where(area => area != mine && area != "Emulator").Select(area => $"AzBackupTools.{area}");

    private static bool Matches(TypeReference used, string forbidden) =>
        forbidden.EndsWith('.')
            ? NamespaceOf(used).StartsWith(forbidden, StringComparison.Ordinal)
            : IsIn(NamespaceOf(used), forbidden) && !(forbidden == "AzBackupTools.Emulator" && used.Scope.Name == "AzBackupTools.dll");

    private static bool IsIn(string name, string layer) => name == layer || name.StartsWith(layer + ".", StringComparison.Ordinal);

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
