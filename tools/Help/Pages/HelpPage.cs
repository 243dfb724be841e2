using System;
using System.Collections.Generic;

namespace AzBackupTools.Help.Pages;

/// <summary>What an author writes on a cmdlet's page. The rest of the page comes from the cmdlet itself.</summary>
internal sealed record HelpPage
{
    public static readonly HelpPage Blank = new();

    public string Synopsis { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<HelpExample> Examples { get; init; } = [];

    /// <summary>Descriptions by parameter name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = None;

    /// <summary>The text on an input, by its type.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = None;

    /// <summary>The text on an output, by its type.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = None;

    public string Notes { get; init; } = "";

    public string RelatedLinks { get; init; } = "";

    private static Dictionary<string, string> None => new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One example: a title, and markdown with its code in fences.</summary>
internal sealed record HelpExample(string Title, string Body);
