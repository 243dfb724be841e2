using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>
/// The folder of src that declares a type, such as <c>AzBackupTools.Core/Services</c>: a layer is a folder, for the namespace of a public
/// type does not say where its file is.
/// </summary>
internal static partial class SourceFolders
{
    private static readonly Lazy<Dictionary<string, string>> Folders = new(Read);

    /// <summary>The folder of a type, or an empty text for a type that src does not declare.</summary>
    internal static string Of(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return Of(type.GetElementType().FullName);
    }

    /// <summary>The folder of a type that is not nested.</summary>
    internal static string Of(Type type) => Of(type.FullName!);

    private static string Of(string fullName) => Folders.Value.GetValueOrDefault(fullName.Split('`')[0], string.Empty);

    private static Dictionary<string, string> Read()
    {
        var src = Path.Combine(Tree.Root, "src");
        var folders = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var scope = NamespaceOf().Match(text).Groups[1].Value;
            foreach (Match declaration in Declaration().Matches(text))
            {
                folders[$"{scope}.{declaration.Groups[1].Value}"] = Path.GetRelativePath(src, Path.GetDirectoryName(file)!).Replace('\\', '/');
            }
        }

        return folders;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"^(?:public|internal) (?:\w+ )*?(?:class|record struct|record|enum|struct|interface|delegate [\w<>\[\]?.]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
