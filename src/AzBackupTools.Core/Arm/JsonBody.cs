using System;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AzBackupTools.Core.Arm;

/// <summary>Reads a body once, straight from its bytes, and says clearly where it breaks off.</summary>
internal static class JsonBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body of an answer.</summary>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, ArmResponse response)
    {
        try
        {
            return Read(body, type, response.Method, response.RequestUri);
        }
        catch (ArmException e)
        {
            throw response.ToException(e.Error, e.InnerException);
        }
    }

    /// <summary>Reads a body that came from a place.</summary>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, HttpMethod method, Uri uri)
    {
        if (body.StartsWith(ByteOrderMark))
        {
            body = body.Slice(ByteOrderMark.Length);
        }

        if (body.IsEmpty)
        {
            throw Invalid(method, uri, "it is empty", null);
        }

        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw Invalid(method, uri, "it is null", null);
        }
        catch (JsonException e)
        {
            var where = string.IsNullOrEmpty(e.Path) ? string.Empty : string.Format(CultureInfo.InvariantCulture, " at {0}", e.Path);
            throw Invalid(method, uri, string.Format(CultureInfo.InvariantCulture, "it breaks off or is malformed{0} ({1} bytes)", where, body.Length), e);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or NotSupportedException)
        {
            throw Invalid(method, uri, "a value in it is not what it should be", e);
        }
    }

    private static ArmException Invalid(HttpMethod method, Uri uri, string reason, Exception? cause) => new(
        ArmErrorCodes.InvalidResponse,
        $"The answer to {method} {Uri.UnescapeDataString(uri.AbsolutePath)} cannot be read as JSON: {reason}.",
        cause)
    {
        Method = method,
        Uri = ArmException.WithoutQuery(uri),
    };
}
