namespace AzBackupTools.Completion;

/// <summary>One name to offer.</summary>
/// <param name="Text">The name.</param>
/// <param name="Tooltip">What tells it from others: its group and location, its state.</param>
internal sealed record NameSuggestion(string Text, string Tooltip);
