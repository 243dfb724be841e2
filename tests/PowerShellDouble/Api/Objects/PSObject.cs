using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Runtime.CompilerServices;
using PowerShellDouble.Conversion;
using PowerShellDouble.Objects;

namespace System.Management.Automation;

/// <summary>Any object, with properties that somebody may have added.</summary>
public class PSObject : IFormattable, IComparable
{
    public const string AdaptedMemberSetName = "psadapted";
    public const string BaseObjectMemberSetName = "psbase";
    public const string ExtendedMemberSetName = "psextended";

    // What is added to an object stays with it, whichever wrapper it is looked at through.
    private static readonly ConditionalWeakTable<object, List<PSPropertyInfo>> Added = new();

    private readonly object _base;
    private readonly List<PSPropertyInfo> _own;
    private Collection<string>? _typeNames;

    public PSObject()
        : this(PSCustomObject.Instance)
    {
    }

    public PSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        _base = obj is PSObject wrapped ? wrapped._base : obj;
        _own = obj is PSObject other
            ? other._own
            : _base is PSCustomObject or string or ValueType ? [] : Added.GetValue(_base, static _ => []);
    }

    public object BaseObject => _base;

    public object ImmediateBaseObject => _base;

    public PSMemberInfoCollection<PSMemberInfo> Members => new PropertyTable<PSMemberInfo>(_own, _base);

    public PSMemberInfoCollection<PSPropertyInfo> Properties => new PropertyTable<PSPropertyInfo>(_own, _base);

    public Collection<string> TypeNames => _typeNames ??= new Collection<string>(NamesOf(_base));

    /// <summary>How a number was written, where it matters: <c>-Name 007</c>.</summary>
    internal string? TokenText { get; init; }

    public static implicit operator PSObject(bool valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(double valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(int valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(string valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(Hashtable valueToConvert) => AsPSObject(valueToConvert);

    public static PSObject AsPSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj as PSObject ?? new PSObject(obj);
    }

    public virtual PSObject Copy()
    {
        var copy = new PSObject(_base);
        if (_base is not PSCustomObject)
        {
            return copy;
        }

        foreach (var property in _own)
        {
            copy._own.Add((PSPropertyInfo)property.Copy());
        }

        return copy;
    }

    public virtual int CompareTo(object? obj) =>
        ReferenceEquals(this, obj) ? 0 : Comparison.Compare(_base, obj, ignoreCase: false);

    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (_base is not PSCustomObject && Comparison.AreEqual(_base, obj, ignoreCase: false));

    public override int GetHashCode() =>
        _base is PSCustomObject ? RuntimeHelpers.GetHashCode(_own) : _base.GetHashCode();

    public override string ToString()
    {
        if (TokenText is not null)
        {
            return TokenText;
        }

        return _base is PSCustomObject
            ? "@{" + string.Join("; ", _own.Select(p => p.Name + "=" + (p.Value is IList list ? list.ToString() : TypeConversion.ToInvariantString(p.Value)))) + "}"
            : TypeConversion.ToInvariantString(_base);
    }

    public virtual string ToString(string? format, IFormatProvider? formatProvider) =>
        _base is IFormattable formattable ? formattable.ToString(format, formatProvider) : ToString();

    /// <summary>What is inside, through as many wrappers as there are.</summary>
    internal static object? Base(object? value) => value is PSObject wrapped && wrapped._base is not PSCustomObject ? wrapped._base : value;

    private static List<string> NamesOf(object value)
    {
        var names = new List<string>();
        if (value is PSCustomObject)
        {
            names.Add("System.Management.Automation.PSCustomObject");
            names.Add("System.Object");
            return names;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            names.Add(type.ToString());
        }

        return names;
    }
}

/// <summary>The base of an object that is nothing but its properties.</summary>
public class PSCustomObject
{
    internal static readonly PSCustomObject Instance = new();

    private PSCustomObject()
    {
    }

    public override string ToString() => string.Empty;
}
