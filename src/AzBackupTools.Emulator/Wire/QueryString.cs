using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.Wire;

/// <summary>The query of a request: names compare without case, a plus sign is a space.</summary>
internal sealed class QueryString
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public QueryString(string query)
    {
        foreach (string part in query.TrimStart('?').Split('&'))
        {
            if (part.Length == 0)
            {
                continue;
            }

            int equals = part.IndexOf('=');
            string name = Decode(equals < 0 ? part : part.Substring(0, equals));
            string value = equals < 0 ? string.Empty : Decode(part.Substring(equals + 1));
            if (_values.ContainsKey(name))
            {
                throw new ArmErrorException(
                    400, "InvalidQueryParameter", $"The query parameter '{name}' is given more than once.", fromGateway: true);
            }

            _values.Add(name, value);
        }
    }

    public IEnumerable<string> Names => _values.Keys;

    public string? this[string name] => _values.TryGetValue(name, out string? value) ? value : null;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
