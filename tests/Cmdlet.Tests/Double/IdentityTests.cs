using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Mono.Cecil;
using PowerShellDouble;
using PowerShellProbe.Cmdlets;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Double;

/// <summary>The double takes the engine's place: same name, same key, and of its API nothing that the engine does not have.</summary>
public sealed class IdentityTests
{
    private const string Engine = "System.Management.Automation";

    [Fact]
    public void BearsTheNameThatCmdletsAreCompiledAgainst()
    {
        using var reference = Open("reference/System.Management.Automation.dll");
        Assert.Equal(reference.Assembly.FullName, typeof(PSCmdlet).Assembly.FullName);
        Assert.Equal(reference.Assembly.Name.PublicKey, typeof(PSCmdlet).Assembly.GetName().GetPublicKey());
    }

    [Fact]
    public void RunsACmdletThatWasCompiledAgainstTheReference()
    {
        using var probe = Open("PowerShellProbe.dll");
        Assert.Equal("3.0.0.0", probe.AssemblyReferences.Single(r => r.Name == Engine).Version.ToString());
        Assert.Same(typeof(MiniShell).Assembly, typeof(ShowProbeCommand).BaseType!.Assembly);

        using var shell = new MiniShell().Import(typeof(ShowProbeCommand).Assembly);
        var result = shell.Run("Show-Probe hello -Count 3");

        Assert.Equal("hello", result.Output.Single()!.Properties["Name"]!.Value);
    }

    [Theory]
    [InlineData("AzBackupTools.dll")]
    [InlineData("PowerShellProbe.dll")]
    public void HasAllThatAnAssemblyUsesOfTheEngine(string assembly)
    {
        // What runs in pwsh only may use what the double does not have.
        string[] inPwshOnly = ["PowerShellProbe.Batch."];
        using var user = Open(assembly);
        using var engine = Open(Engine + ".dll");
        var used = user.GetTypes()
            .Where(t => !inPwshOnly.Any(p => t.FullName.StartsWith(p, StringComparison.Ordinal)))
            .SelectMany(t => t.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand).OfType<MemberReference>())
            .Where(m => m is MethodReference or FieldReference && m.DeclaringType?.Scope.Name == Engine)
            .Select(Signature)
            .Distinct();
        var owned = Members(engine).Select(Signature).ToHashSet();

        var missing = used.Where(u => !owned.Contains(u)).ToList();
        Assert.True(missing.Count == 0, $"{assembly} uses what the double does not have: {string.Join(", ", missing)}");
    }

    [Fact]
    public void AddsNothingToTheEnginesApi()
    {
        using var engine = Open(Engine + ".dll");
        using var reference = Open("reference/System.Management.Automation.dll");
        var real = Members(reference).Select(Signature).ToHashSet();

        var invented = Members(engine)
            .Where(m => m.DeclaringType.Namespace.StartsWith(Engine, StringComparison.Ordinal) && IsVisible(m))
            .Select(Signature)
            .Where(s => !real.Contains(s))
            .ToList();

        Assert.True(invented.Count == 0, $"The engine has no such members: {string.Join(", ", invented)}");
    }

    private static ModuleDefinition Open(string file) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, file));

    private static IEnumerable<IMemberDefinition> Members(ModuleDefinition module) =>
        module.GetTypes().SelectMany(t => t.Methods.Cast<IMemberDefinition>().Concat(t.Fields));

    private static bool IsVisible(IMemberDefinition member)
    {
        for (var type = member.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (!(type.IsPublic || type.IsNestedPublic))
            {
                return false;
            }
        }

        return member switch
        {
            // An override says nothing new, whichever class has it.
            MethodDefinition method => (method.IsPublic || method.IsFamily) && !(method.IsVirtual && method.IsReuseSlot) && !method.IsStaticConstructor(),
            FieldDefinition field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
            _ => false,
        };
    }

    private static string Signature(IMemberDefinition member) => Signature((MemberReference)member);

    private static string Signature(MemberReference member) => member switch
    {
        MethodReference method => $"{Bare(method.DeclaringType)}.{method.Name}({string.Join(",", method.Parameters.Select(p => Bare(p.ParameterType)))})",
        _ => $"{Bare(member.DeclaringType)}.{member.Name}",
    };

    // A reference names a type parameter by its position, a definition by its name.
    private static string Bare(TypeReference type) => type switch
    {
        GenericParameter parameter => "!" + parameter.Position,
        GenericInstanceType instance => instance.ElementType.FullName,
        _ => type.FullName,
    };
}

internal static class MethodKinds
{
    internal static bool IsStaticConstructor(this MethodDefinition method) => method is { IsConstructor: true, IsStatic: true };
}
