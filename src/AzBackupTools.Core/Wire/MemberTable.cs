using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>
/// Reads an object by a table of its members. The elements of a list have their members in one and the same order, so the member that
/// followed last time is tried first: for lists of thousands that is worth a table beside the generated reader.
/// </summary>
internal abstract class MemberTable<T> : JsonConverter<T>
    where T : class, new()
{
    private static readonly TolerantText AnyText = new();
    private static readonly TolerantTime AnyTime = new();
    private static readonly TolerantDuration AnyDuration = new();
    private static readonly TolerantInt32 AnyInt32 = new();
    private static readonly TolerantInt64 AnyInt64 = new();
    private static readonly TolerantBoolean AnyBoolean = new();

    private readonly List<Member> _building = [];
    private Member[] _members = [];

    /// <summary>By position, where to look after that member. Guesses only, so that threads can share them.</summary>
    private int[] _next = [];

    private delegate void Reader(ref Utf8JsonReader reader, T target, JsonSerializerOptions options);

    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var target = new T();
        var last = _members.Length;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = Find(ref reader, _next[last]);
            if (found < 0)
            {
                reader.Skip();
                continue;
            }

            _next[last] = found;
            last = found;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                _members[found].Read(ref reader, target, options);
            }
        }

        return target;
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is only read.");

    protected void Text(string name, Action<T, string?> set) => By<string?>(AnyText, name, set);

    protected void Repeated(string name, Action<T, string?> set) => By<string?>(new RepeatedText(), name, set);

    protected void Time(string name, Action<T, DateTimeOffset?> set) => By(AnyTime, name, set);

    protected void Duration(string name, Action<T, TimeSpan?> set) => By(AnyDuration, name, set);

    protected void Number(string name, Action<T, int?> set) => By(AnyInt32, name, set);

    protected void LargeNumber(string name, Action<T, long?> set) => By(AnyInt64, name, set);

    protected void Flag(string name, Action<T, bool?> set) => By(AnyBoolean, name, set);

    /// <summary>A member that is read by a converter of its own.</summary>
    protected void By<TValue>(JsonConverter<TValue> converter, string name, Action<T, TValue?> set) =>
        Add(name, (ref Utf8JsonReader reader, T target, JsonSerializerOptions options) => set(target, converter.Read(ref reader, typeof(TValue), options)));

    /// <summary>A member that is read as the generated metadata say: for what is rare in lists.</summary>
    protected void Generated<TValue>(string name, Action<T, TValue?> set)
        where TValue : class =>
        Add(name, (ref Utf8JsonReader reader, T target, JsonSerializerOptions options) =>
            set(target, ((JsonConverter<TValue>)options.GetTypeInfo(typeof(TValue)).Converter).Read(ref reader, typeof(TValue), options)));

    private void Add(string name, Reader read)
    {
        _building.Add(new Member(name, read));
        _members = [.. _building];
        _next = new int[_members.Length + 1];
    }

    private int Find(ref Utf8JsonReader reader, int guess)
    {
        if (!reader.HasValueSequence)
        {
            var raw = reader.ValueSpan;
            if (raw.SequenceEqual(_members[guess].Raw))
            {
                return guess;
            }

            for (var i = 0; i < _members.Length; i++)
            {
                if (raw.SequenceEqual(_members[i].Raw))
                {
                    return i;
                }
            }
        }

        return FindWithoutCase(reader.GetString());
    }

    private int FindWithoutCase(string? name) =>
        Array.FindIndex(_members, member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private sealed class Member(string name, Reader read)
    {
        public string Name { get; } = name;

        public byte[] Raw { get; } = Encoding.UTF8.GetBytes(name);

        public Reader Read { get; } = read;
    }
}
