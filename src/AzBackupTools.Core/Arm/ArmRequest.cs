using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AzBackupTools.Core.Arm;

/// <summary>One request to ARM, not yet sent. Immutable.</summary>
public sealed record ArmRequest
{
    private ArmRequest(HttpMethod method, string target, string? apiVersion, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Target = !string.IsNullOrWhiteSpace(target) ? target : throw new ArgumentException("The target is empty: a path or an absolute URI is needed.", nameof(target));
        ApiVersion = apiVersion;
        Body = body;
    }

    /// <summary>The verb.</summary>
    public HttpMethod Method { get; }

    /// <summary>An escaped path below the endpoint, or an absolute URI that is sent verbatim.</summary>
    public string Target { get; }

    /// <summary>The api-version, or null where <see cref="Target" /> carries it.</summary>
    public string? ApiVersion { get; }

    /// <summary>The parts of the query beside the api-version, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Headers beside the usual ones.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary><see cref="Target" /> where it is at hand as a URI.</summary>
    internal Uri? Address { get; private init; }

    /// <summary>The body as JSON in UTF-8; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Reads.</summary>
    public static ArmRequest Get(string target, string? apiVersion = null) => new(HttpMethod.Get, target, apiVersion, default);

    /// <summary>Reads an address that the service handed out, which need not be taken apart again.</summary>
    internal static ArmRequest Get(Uri address) => new(HttpMethod.Get, address.OriginalString, null, default) { Address = address };

    /// <summary>Deletes.</summary>
    public static ArmRequest Delete(string target, string? apiVersion = null) => new(HttpMethod.Delete, target, apiVersion, default);

    /// <summary>Calls an action that takes no body.</summary>
    public static ArmRequest Post(string target, string? apiVersion = null) => new(HttpMethod.Post, target, apiVersion, default);

    /// <summary>Calls an action.</summary>
    public static ArmRequest Post(string target, string? apiVersion, ReadOnlyMemory<byte> body) => new(HttpMethod.Post, target, apiVersion, body);

    /// <summary>Calls an action.</summary>
    public static ArmRequest Post<T>(string target, string? apiVersion, T body, JsonTypeInfo<T> type) =>
        Post(target, apiVersion, JsonSerializer.SerializeToUtf8Bytes(body, type));

    /// <summary>Creates or replaces.</summary>
    public static ArmRequest Put(string target, string? apiVersion, ReadOnlyMemory<byte> body) => new(HttpMethod.Put, target, apiVersion, body);

    /// <summary>Creates or replaces.</summary>
    public static ArmRequest Put<T>(string target, string? apiVersion, T body, JsonTypeInfo<T> type) =>
        Put(target, apiVersion, JsonSerializer.SerializeToUtf8Bytes(body, type));

    /// <summary>Changes.</summary>
    public static ArmRequest Patch(string target, string? apiVersion, ReadOnlyMemory<byte> body) => new(new HttpMethod("PATCH"), target, apiVersion, body);

    /// <summary>Changes.</summary>
    public static ArmRequest Patch<T>(string target, string? apiVersion, T body, JsonTypeInfo<T> type) =>
        Patch(target, apiVersion, JsonSerializer.SerializeToUtf8Bytes(body, type));

    /// <summary>The same request with one more part of the query; a null value adds nothing.</summary>
    public ArmRequest WithQuery(string name, string? value) =>
        value is null ? this : this with { Query = [.. Query, new KeyValuePair<string, string>(name, value)] };

    /// <summary>The same request with a "$filter"; null adds nothing.</summary>
    public ArmRequest WithFilter(string? filter) => WithQuery("$filter", filter);

    /// <summary>The same request with one more header.</summary>
    public ArmRequest WithHeader(string name, string value) =>
        this with { Headers = [.. Headers, new KeyValuePair<string, string>(name, value)] };

    /// <summary>The verb and the path, without the query and the body.</summary>
    public override string ToString() => $"{Method} {PathOf(Target)}";

    /// <summary>The target with its query.</summary>
    internal string FullTarget()
    {
        if (ApiVersion is null && Query.Count == 0)
        {
            return Target;
        }

        var full = new StringBuilder(Target, Target.Length + 64);
        var separator = Target.IndexOf('?') < 0 ? '?' : '&';
        if (ApiVersion is not null)
        {
            full.Append(separator).Append("api-version=").Append(ApiVersion);
            separator = '&';
        }

        foreach (var part in Query)
        {
            full.Append(separator).Append(part.Key).Append('=').Append(Uri.EscapeDataString(part.Value));
            separator = '&';
        }

        return full.ToString();
    }

    private static string PathOf(string target)
    {
        var query = target.IndexOf('?');
        return query < 0 ? target : target.Substring(0, query);
    }
}
