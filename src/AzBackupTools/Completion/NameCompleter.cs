using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>
/// Completes names from what the session has seen in the last minute, else from one query within a second and a half. It never
/// throws and never says why it has nothing: a person who presses Tab wants names or silence.
/// </summary>
public abstract class NameCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            if (Session.Find() is not { } session)
            {
                return [];
            }

            var prefix = (wordToComplete ?? string.Empty).Trim('\'', '"');
            return Names(session, fakeBoundParameters)
                .Where(name => name.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .OrderBy(name => name.Text, StringComparer.OrdinalIgnoreCase)
                .Select(name => new CompletionResult(Quote(name.Text), name.Text, CompletionResultType.ParameterValue, name.Tooltip))
                .ToList();
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>What the answer depends on besides the connection: the vault, the group.</summary>
    private protected virtual string KeyOf(IDictionary bound) => string.Empty;

    /// <summary>Asks the service.</summary>
    private protected abstract Task<IReadOnlyList<NameSuggestion>> QueryAsync(Session session, IDictionary bound, CancellationToken cancellationToken);

    /// <summary>What a parameter that is already on the command line says, as text.</summary>
    private protected static string? Bound(IDictionary bound, params string[] names) =>
        names.Where(bound.Contains).Select(name => bound[name]?.ToString()).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    private IReadOnlyList<NameSuggestion> Names(Session session, IDictionary bound)
    {
        var cache = RunspaceState.Current.Get<NameCache>();
        if (cache is null || !ReferenceEquals(cache.Client, session.Client))
        {
            cache = new NameCache(session.Client);
            RunspaceState.Current.Set(cache);
        }

        var key = $"{GetType().Name}|{session.Context.SubscriptionId}|{session.Context.VaultId}|{KeyOf(bound)}";
        var now = session.Clock.UtcNow;
        if (cache.Find(key, now - Memory) is { } known)
        {
            return known;
        }

        using var budget = new CancellationTokenSource(Budget);
        var token = budget.Token;
        var names = Task.Run(() => QueryAsync(session, bound, token), token).GetAwaiter().GetResult();
        cache.Keep(key, now, names);
        return names;
    }

    private static string Quote(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : $"'{name.Replace("'", "''")}'";
}
