using System;
using System.Text;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Builds a "$filter" of Azure Backup: equalities joined by "and".</summary>
internal sealed class ODataFilter
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds an equality; null adds nothing.</summary>
    public ODataFilter Equal(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? string.Empty : " and ").Append(name).Append(" eq '").Append(value.Replace("'", "''")).Append('\'');
        }

        return this;
    }

    /// <summary>Adds a bound in time. The service takes "eq" for lower and upper bounds alike, on a twelve-hour clock in UTC.</summary>
    public ODataFilter Bound(string name, DateTimeOffset? time) => Equal(name, time is { } value ? WireTime.FormatInFilter(value) : null);

    /// <summary>The filter, or null where nothing was added.</summary>
    public override string? ToString() => _text.Length == 0 ? null : _text.ToString();
}
