using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.Wire;

/// <summary>
/// The one form of $filter that the service's clients send: <c>name eq 'value' and name eq 'value'</c>. What is not understood is
/// refused, never ignored.
/// </summary>
internal sealed class ODataFilter
{
    private readonly Dictionary<string, string> _terms = new(StringComparer.OrdinalIgnoreCase);

    private ODataFilter()
    {
    }

    public string? this[string name] => _terms.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Reads a filter whose names must be among <paramref name="known"/>.</summary>
    public static ODataFilter Parse(string? text, params string[] known)
    {
        var filter = new ODataFilter();
        int at = 0;
        string all = (text ?? string.Empty).Trim();
        while (at < all.Length)
        {
            if (filter._terms.Count > 0)
            {
                Expect(all, ref at, "and", known);
            }

            string name = Word(all, ref at);
            Expect(all, ref at, "eq", known);
            string value = Value(all, ref at, known);
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase) || filter._terms.ContainsKey(name))
            {
                throw Refusal(all, known);
            }

            filter._terms.Add(name, value);
        }

        return filter;
    }

    /// <summary>True when the filter says nothing of <paramref name="name"/> or says this value.</summary>
    public bool Admits(string name, string? value) =>
        this[name] is not { } wanted || string.Equals(wanted, value ?? string.Empty, StringComparison.OrdinalIgnoreCase);

    private static string Word(string all, ref int at)
    {
        SkipSpace(all, ref at);
        int start = at;
        while (at < all.Length && !char.IsWhiteSpace(all[at]) && all[at] != '\'')
        {
            at++;
        }

        return all.Substring(start, at - start);
    }

    private static string Value(string all, ref int at, string[] known)
    {
        SkipSpace(all, ref at);
        if (at >= all.Length || all[at] != '\'')
        {
            string bare = Word(all, ref at);
            return bare.Length > 0 ? bare : throw Refusal(all, known);
        }

        var value = new System.Text.StringBuilder();
        for (at++; at < all.Length; at++)
        {
            if (all[at] != '\'')
            {
                value.Append(all[at]);
            }
            else if (at + 1 < all.Length && all[at + 1] == '\'')
            {
                value.Append('\'');
                at++;
            }
            else
            {
                at++;
                SkipSpace(all, ref at);
                return value.ToString();
            }
        }

        throw Refusal(all, known);
    }

    private static void Expect(string all, ref int at, string word, string[] known)
    {
        if (!string.Equals(Word(all, ref at), word, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal(all, known);
        }
    }

    private static void SkipSpace(string all, ref int at)
    {
        while (at < all.Length && char.IsWhiteSpace(all[at]))
        {
            at++;
        }
    }

    private static ArmErrorException Refusal(string text, string[] known) =>
        new(400, "BMSUserErrorInvalidInput",
            $"Input provided for the call is invalid\r\nPlease check the required inputs. The filter '{text}' is not understood; "
            + $"the form is \"name eq 'value' and ...\" with the names {string.Join(", ", known)}.");
}
