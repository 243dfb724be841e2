using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Mono.Cecil;
using Xunit;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>The module is compiled against PowerShellStandard and runs in 5.1 and in 7: each has what it uses of the engine.</summary>
public sealed class EngineMemberTests
{
    private const string Engine = "System.Management.Automation";

    [Fact]
    public void The_module_binds_to_the_engine_of_the_process()
    {
        using var module = Compiled.Open("AzBackupTools");
        using var reference = OpenReference();
        var named = module.AssemblyReferences.Single(assembly => assembly.Name == Engine);

        Assert.Equal(reference.Assembly.FullName, named.FullName);
        Assert.Equal(named.PublicKeyToken, typeof(PSCmdlet).Assembly.GetName().GetPublicKeyToken());
        Assert.Same(typeof(PSObject).Assembly, typeof(Infrastructure.AsyncPSCmdlet).BaseType!.Assembly);
        Assert.True(typeof(PSCmdlet).Assembly.GetName().Version >= new Version(7, 4));
    }

    [Fact]
    public void Every_member_that_is_used_is_in_the_reference_and_in_the_engine()
    {
        using var module = Compiled.Open("AzBackupTools");
        using var reference = OpenReference();
        using var engine = ModuleDefinition.ReadModule(typeof(PSCmdlet).Assembly.Location);
        var used = module.GetTypes()
            .SelectMany(type => type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions))
            .Select(instruction => instruction.Operand)
            .OfType<MemberReference>()
            .Where(member => member is MethodReference or FieldReference && member.DeclaringType?.Scope.Name == Engine)
            .Select(Signature)
            .ToHashSet();

        Assert.NotEmpty(used);
        Assert.Empty(used.Except(Members(reference)));
        Assert.Empty(used.Except(Members(engine)));
    }

    private static ModuleDefinition OpenReference() =>
        ModuleDefinition.ReadModule(Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(pair => pair.Key == "ReferenceAssembly").Value!);

    private static HashSet<string> Members(ModuleDefinition module) =>
        [.. module.GetTypes().SelectMany(type => type.Methods.Cast<MemberReference>().Concat(type.Fields)).Select(Signature)];

    private static string Signature(MemberReference member) => member is MethodReference method
        ? $"{Bare(method.DeclaringType)}.{method.Name}({string.Join(",", method.Parameters.Select(parameter => Bare(parameter.ParameterType)))})"
        : $"{Bare(member.DeclaringType)}.{member.Name}";

    // A reference names a type parameter by its position, a definition by its name.
    private static string Bare(TypeReference type) => type switch
    {
        GenericParameter parameter => "!" + parameter.Position,
        GenericInstanceType instance => instance.ElementType.FullName,
        _ => type.FullName,
    };
}
