using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;

namespace AzBackupTools.Help.Notices;

/// <summary>A package of which files go into the module, with its licence.</summary>
internal sealed record ShippedPackage(string Id, string Version, string License, string ProjectUrl, string Copyright)
{
    /// <summary>The packages behind bin/, over all runtimes, by name.</summary>
    /// <param name="assetsFile">The project.assets.json of what ships.</param>
    public static IReadOnlyList<ShippedPackage> Of(string assetsFile)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllText(assetsFile));
        List<string> folders = [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(p => p.Name)];
        return [.. assets.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Value.GetProperty("type").GetString() == "package" && HasRuntimeFile(library.Value))
            .Select(library => library.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => Read(name, folders))];
    }

    private static bool HasRuntimeFile(JsonElement library) =>
        library.TryGetProperty("runtime", out JsonElement files)
        && files.EnumerateObject().Any(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));

    private static ShippedPackage Read(string library, IEnumerable<string> folders)
    {
        string[] parts = library.Split('/');
        string id = parts[0].ToLowerInvariant();
        string path = folders.Select(folder => Path.Combine(folder, id, parts[1].ToLowerInvariant(), id + ".nuspec"))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidDataException($"The package {library} is not restored: build first.");
        XElement metadata = XDocument.Load(path).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string Field(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? "";

        XElement? license = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        return new ShippedPackage(
            Field("id"),
            Field("version"),
            (string?)license?.Attribute("type") == "expression" ? license!.Value.Trim() : Field("licenseUrl"),
            Field("projectUrl"),
            Field("copyright"));
    }
}
