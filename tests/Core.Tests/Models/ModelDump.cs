using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Xml;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>All values in the object graph of a model, each with the path that leads to it.</summary>
internal sealed class ModelDump
{
    private const string ArmHost = "https://management.azure.com";

    private readonly List<(string Path, string Spelling)> _values = [];

    private ModelDump()
    {
    }

    public IReadOnlyList<(string Path, string Spelling)> Values => _values;

    public HashSet<string> Spellings => [.. _values.Select(static value => value.Spelling)];

    public static ModelDump Of(object model)
    {
        var dump = new ModelDump();
        dump.Walk(model, model.GetType().Name, 0);
        return dump;
    }

    public static string Spell(bool value) => value ? "boolean true" : "boolean false";

    public static string Spell(double value) => "number " + value.ToString("R", CultureInfo.InvariantCulture);

    public static string Spell(string value) => "text " + value;

    public static string Spell(DateTimeOffset value) => "time " + value.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static string Spell(TimeSpan value) => "duration " + value.Ticks.ToString(CultureInfo.InvariantCulture);

    /// <summary>How a model may hold a text of the wire; nothing where the text means none.</summary>
    public static IReadOnlyList<string> SpellingsOfText(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        List<string> spellings = [Spell(text)];
        if (text.StartsWith(ArmHost, StringComparison.Ordinal))
        {
            spellings.Add(Spell(text[ArmHost.Length..]));
        }

        if (text.Length >= 10 && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            if (time.UtcDateTime.Year == 1 || time.UtcDateTime == new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc))
            {
                return [];
            }

            spellings.Add(Spell(time));
        }

        if (text[0] == 'P' && char.IsUpper(text[^1]) && text.Any(char.IsDigit))
        {
            try
            {
                spellings.Add(Spell(XmlConvert.ToTimeSpan(text)));
            }
            catch (FormatException)
            {
                return spellings;
            }
        }
        else if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var clock))
        {
            spellings.Add(Spell(clock));
        }

        if (bool.TryParse(text, out var boolean))
        {
            spellings.Add(Spell(boolean));
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            spellings.Add(Spell(number));
        }

        return spellings;
    }

    public override string ToString() => string.Join("\n", _values.Select(static value => $"{value.Path} = {value.Spelling}"));

    private void Walk(object? value, string path, int depth)
    {
        Assert(depth < 12, path);
        switch (value)
        {
            case null:
                break;
            case string text:
                _values.Add((path, Spell(text)));
                break;
            case bool boolean:
                _values.Add((path, Spell(boolean)));
                break;
            case DateTimeOffset time:
                _values.Add((path, Spell(time)));
                break;
            case TimeSpan duration:
                _values.Add((path, Spell(duration)));
                break;
            case int or long or double:
                _values.Add((path, Spell(Convert.ToDouble(value, CultureInfo.InvariantCulture))));
                break;
            case IEnumerable many:
                foreach (var element in many)
                {
                    Walk(element, path + "[]", depth + 1);
                }

                break;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    Walk(property.GetValue(value), $"{path}.{property.Name}", depth + 1);
                }

                break;
        }
    }

    private static void Assert(bool condition, string path)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"The graph of the model does not end: {path}");
        }
    }
}
