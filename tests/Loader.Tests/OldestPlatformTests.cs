using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using AzBackupTools.Loader.Core;
using Xunit;

namespace AzBackupTools.Loader.Tests;

/// <summary>
/// What the shipped files get on .NET 8, the runtime of PowerShell 7.4: the packages are newer than it, so that much of what a later
/// runtime has comes from the folder there.
/// </summary>
public sealed class OldestPlatformTests
{
    private static readonly AssemblyTable Platform = Closure.Platform("8.0");
    private static readonly AssemblyTable Folder = AssemblyTable.OfFolder(Closure.Folder("net8.0"));

    private static readonly IReadOnlyList<(string File, string Name, AssemblySource Source)> Requests = [.. Closure.Files("net8.0")
        .SelectMany(file => Closure.References(file).Select(reference => (
            Path.GetFileNameWithoutExtension(file),
            reference.Name!,
            LoadDecision.Of(reference, "AzBackupTools.Loader", Platform.Find, Folder.Find))))];

    [Fact]
    public void Every_request_among_the_shipped_files_is_met() =>
        Assert.DoesNotContain(Requests, request => request.Source == AssemblySource.Elsewhere);

    [Fact]
    public void Json_is_ours_there() =>
        Assert.Equal(
            AssemblySource.Folder,
            Requests.Single(request => request is { File: "AzBackupTools.Core", Name: "System.Text.Json" }).Source);

    [Fact]
    public void A_file_that_takes_the_runtimes_copy_where_others_take_ours_shows_no_type_of_it()
    {
        LoadContext context = new(Closure.Folder("net8.0"));
        HashSet<string> ours = [.. Requests.Where(request => request.Source == AssemblySource.Folder).Select(request => request.Name)];
        var apart = Requests.Where(request => request.Source == AssemblySource.Platform && ours.Contains(request.Name)).ToList();

        string[] shown = [.. apart
            .Where(request => Shown(context.LoadFromAssemblyName(new AssemblyName(request.File))).Contains(request.Name))
            .Select(request => $"{request.File} shows types of {request.Name}")];

        Assert.NotEmpty(apart);
        Assert.Empty(shown);
    }

    /// <summary>The assemblies of all types in the public signatures of an assembly.</summary>
    private static HashSet<string> Shown(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .SelectMany(type => Bases(type).Concat(type.GetMembers().SelectMany(Signature)))
            .SelectMany(Parts)
            .Select(type => type.Assembly.GetName().Name!),
    ];

    private static IEnumerable<Type> Bases(Type type) => type.GetInterfaces().Append(type.BaseType ?? typeof(object));

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType
            ? Parts(type.GetElementType()!)
            : type.GetGenericArguments().Where(t => !t.IsGenericParameter).SelectMany(Parts).Append(type);
}
