using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace AzBackupTools.Core.Arm;

/// <summary>
/// Reads every shape of error that ARM, Azure Backup, the gateway before them and the token service send. It never throws:
/// what it cannot read it quotes.
/// </summary>
public static class ArmErrorParser
{
    private static readonly string[] Wrappers = ["error", "odata.error", "errors"];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the error of a body; where it has none, the status speaks.</summary>
    /// <param name="body">The body as it came: JSON, HTML, text or nothing.</param>
    /// <param name="status">The HTTP status.</param>
    public static ArmError Parse(ReadOnlyMemory<byte> body, int status)
    {
        if (body.IsEmpty)
        {
            return ErrorText.OfStatus(status);
        }

        try
        {
            using var json = JsonDocument.Parse(body, Lenient);
            return TryRead(json.RootElement, status) ?? ErrorText.OfStatus(status);
        }
        catch (JsonException)
        {
            return ErrorText.OfPlain(Encoding.UTF8.GetString(body.ToArray()), status);
        }
    }

    /// <summary>Reads an error that stands within a JSON text of another, or gives null.</summary>
    internal static ArmError? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return TryRead(document.RootElement, 0);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads an error of any shape, or gives null where the element is none.</summary>
    internal static ArmError? TryRead(JsonElement element, int status)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return ReadObject(element, status);
            case JsonValueKind.Array:
                var all = ReadAll(element, status);
                return all.Count == 0 ? null : all.Count == 1 ? all[0] : all[0] with { Details = [.. all[0].Details, .. all.GetRange(1, all.Count - 1)] };
            case JsonValueKind.String:
                var text = element.GetString();
                return string.IsNullOrWhiteSpace(text) ? null : TryParseQuoted(text!) ?? ErrorText.OfPlain(text!, status);
            default:
                return null;
        }
    }

    private static ArmError? ReadObject(JsonElement element, int status)
    {
        // {"error":{…}}, {"Error":…}, {"odata.error":…}; but {"error":"invalid_client","error_description":…} is the token service's.
        foreach (var name in Wrappers)
        {
            if (Find(element, name) is { } wrapped && (wrapped.ValueKind is JsonValueKind.Object or JsonValueKind.Array) && TryRead(wrapped, status) is { } error)
            {
                return error;
            }
        }

        var code = Text(element, "code") ?? Text(element, "errorCode") ?? (Find(element, "error") is { ValueKind: JsonValueKind.String } name2 ? name2.GetString() : null);
        var message = MessageOf(element);
        var details = Find(element, "details") is { } list ? ReadAll(list, 0) : [];
        var inner = Find(element, "innererror") is { } within ? TryRead(within, 0) : null;
        if (string.IsNullOrWhiteSpace(code) && string.IsNullOrWhiteSpace(message))
        {
            return details.Count > 0 ? details[0] : inner;
        }

        var read = new ArmError
        {
            Code = string.IsNullOrWhiteSpace(code) ? ErrorText.CodeOf(status) : code!.Trim(),
            Message = string.IsNullOrWhiteSpace(message) ? ErrorText.WithoutMessage(code!, status) : message!.Trim(),
            Target = Text(element, "target") is { } target && target.Trim().Length > 0 ? target : null,
            Details = details,
            InnerError = inner,
            Recommendations = Recommendations(element),
            AdditionalInfo = AdditionalInfo(element),
        };
        return EmbeddedError.Unwrap(read);
    }

    private static ArmError? TryParseQuoted(string text) => text.TrimStart().StartsWith("{", StringComparison.Ordinal) ? TryParse(text) : null;

    /// <summary>"message" as a text, as OData's {"lang","value"}, or under the other names that services have for it.</summary>
    private static string? MessageOf(JsonElement element)
    {
        if (Find(element, "message") is { } message)
        {
            return message.ValueKind == JsonValueKind.Object ? Text(message, "value") : Scalar(message);
        }

        return Text(element, "error_description") ?? Text(element, "errorMessage") ?? Text(element, "errorString") ?? Text(element, "Message");
    }

    private static List<ArmError> ReadAll(JsonElement element, int status)
    {
        var all = new List<ArmError>();
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (TryRead(item, status) is { } error)
                {
                    all.Add(error);
                }
            }
        }
        else if (TryRead(element, status) is { } error)
        {
            all.Add(error);
        }

        return all;
    }

    private static List<string> Recommendations(JsonElement element)
    {
        var all = new List<string>();
        foreach (var name in new[] { "recommendations", "recommendation", "recommendedAction" })
        {
            if (Find(element, name) is not { } found)
            {
                continue;
            }

            if (found.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in found.EnumerateArray())
                {
                    Add(all, Scalar(item));
                }
            }
            else
            {
                Add(all, Scalar(found));
            }
        }

        return all;
    }

    private static void Add(List<string> all, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            all.Add(text!.Trim());
        }
    }

    private static List<KeyValuePair<string, string>> AdditionalInfo(JsonElement element)
    {
        var all = new List<KeyValuePair<string, string>>();
        if (Find(element, "additionalInfo") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    all.Add(new KeyValuePair<string, string>(Text(item, "type") ?? string.Empty, (Find(item, "info") ?? item).GetRawText()));
                }
            }
        }

        return all;
    }

    private static JsonElement? Find(JsonElement element, string name)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind != JsonValueKind.Null)
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string? Text(JsonElement element, string name) => Find(element, name) is { } found ? Scalar(found) : null;

    private static string? Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };
}
