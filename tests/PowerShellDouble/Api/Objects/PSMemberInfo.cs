using System.Collections;
using System.Collections.Generic;

namespace System.Management.Automation;

/// <summary>A member of an object: in the double, a property.</summary>
public abstract class PSMemberInfo
{
    protected PSMemberInfo()
    {
    }

    public bool IsInstance { get; internal set; }

    public abstract PSMemberTypes MemberType { get; }

    public string Name { get; private set; } = string.Empty;

    public abstract string TypeNameOfValue { get; }

    public abstract object? Value { get; set; }

    public abstract PSMemberInfo Copy();

    protected void SetMemberName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }
}

public abstract class PSPropertyInfo : PSMemberInfo
{
    protected PSPropertyInfo()
    {
    }

    public abstract bool IsGettable { get; }

    public abstract bool IsSettable { get; }
}

/// <summary>A property that is only a name and a value.</summary>
public class PSNoteProperty : PSPropertyInfo
{
    public PSNoteProperty(string name, object? value)
    {
        SetMemberName(name);
        Value = value;
        IsInstance = true;
    }

    public override bool IsGettable => true;

    public override bool IsSettable => true;

    public override PSMemberTypes MemberType => PSMemberTypes.NoteProperty;

    public override string TypeNameOfValue => Value?.GetType().FullName ?? typeof(object).FullName!;

    public override object? Value { get; set; }

    public override PSMemberInfo Copy() => new PSNoteProperty(Name, Value);

    public override string ToString() => $"{TypeNameOfValue} {Name}={Value}";
}

/// <summary>A property that the class itself has.</summary>
public class PSProperty : PSPropertyInfo
{
    private readonly object _owner;
    private readonly Reflection.PropertyInfo? _property;
    private readonly Reflection.FieldInfo? _field;

    internal PSProperty(object owner, Reflection.PropertyInfo property)
    {
        _owner = owner;
        _property = property;
        SetMemberName(property.Name);
    }

    internal PSProperty(object owner, Reflection.FieldInfo field)
    {
        _owner = owner;
        _field = field;
        SetMemberName(field.Name);
    }

    public override bool IsGettable => _property?.GetGetMethod() is not null || _field is not null;

    public override bool IsSettable => _property?.GetSetMethod() is not null || _field is { IsInitOnly: false };

    public override PSMemberTypes MemberType => PSMemberTypes.Property;

    public override string TypeNameOfValue => (_property?.PropertyType ?? _field!.FieldType).FullName!;

    public override object? Value
    {
        get => _property is not null ? _property.GetValue(_owner) : _field!.GetValue(_owner);
        set
        {
            if (!IsSettable)
            {
                throw new RuntimeException($"'{Name}' is a ReadOnly property.");
            }

            var type = _property?.PropertyType ?? _field!.FieldType;
            var converted = LanguagePrimitives.ConvertTo(value, type);
            if (_property is not null)
            {
                _property.SetValue(_owner, converted);
            }
            else
            {
                _field!.SetValue(_owner, converted);
            }
        }
    }

    public override PSMemberInfo Copy() => this;

    public override string ToString() => $"{TypeNameOfValue} {Name}";
}

/// <summary>The members of an object by name.</summary>
public abstract class PSMemberInfoCollection<T> : IEnumerable<T>
    where T : PSMemberInfo
{
    protected PSMemberInfoCollection()
    {
    }

    public abstract T? this[string name] { get; }

    public abstract void Add(T member);

    public abstract void Add(T member, bool preValidated);

    public abstract IEnumerator<T> GetEnumerator();

    public abstract void Remove(string name);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
