using System;
using System.Linq;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Binding;

/// <summary>
/// What -Server asks for: all servers, those of a name, or the one container of a name such as Windows;fs01, which an object of ours says.
/// </summary>
internal sealed class ServerFilter
{
    private readonly string? _container;
    private readonly NamePattern _names;

    private ServerFilter(string? text)
    {
        _container = text?.Contains(";") == true ? text : null;
        _names = NamePattern.Of(_container is null ? text : LastPart(_container));
        Text = text;
    }

    /// <summary>What was given.</summary>
    internal string? Text { get; }

    /// <summary>True where somebody typed one certain name, so that finding none is an error; a container that we told may hold nothing.</summary>
    internal bool IsLiteral => _container is null && _names.IsLiteral;

    internal static ServerFilter Of(string? text) => new(string.IsNullOrEmpty(text) ? null : text);

    internal bool Has(ProtectedItem item) => Text is null || (_container is not null && item.ContainerFullName is { } container
        ? Same(container, _container)
        : Any(item.ComputerName, item.BackupEngineName, item.ServerName, LastPart(item.ContainerFullName)));

    /// <summary>Whether a job is of the server. A job says its container without the first word, or names the server alone.</summary>
    internal bool Has(BackupJob job) => Text is null || (_container is not null && job.ContainerName is { Length: > 0 } container
        ? _container.EndsWith(container, StringComparison.OrdinalIgnoreCase)
        : Any(JobsOfItems.ServerOf(job), LastPart(job.ContainerName)));

    private static string? LastPart(string? container) => container?.Substring(container.LastIndexOf(';') + 1);

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private bool Any(params string?[] names) => names.Any(_names.Matches);
}
