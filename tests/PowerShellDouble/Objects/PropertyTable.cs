using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace PowerShellDouble.Objects;

/// <summary>The properties of an object: added ones first, then those of its class; a dictionary's keys are none.</summary>
internal sealed class PropertyTable<T>(List<PSPropertyInfo> own, object baseObject) : PSMemberInfoCollection<T>
    where T : PSMemberInfo
{
    public override T? this[string name] =>
        All().FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) as T;

    public override void Add(T member) => Add(member, preValidated: false);

    public override void Add(T member, bool preValidated)
    {
        if (member is not PSPropertyInfo property)
        {
            throw new NotSupportedException($"PSObject.Members.Add({member?.GetType().Name}): the double adds properties only.");
        }

        if (this[member.Name] is not null)
        {
            throw new RuntimeException($"Cannot add a member with the name \"{member.Name}\" because a member with that name already exists.");
        }

        own.Add(property);
    }

    public override void Remove(string name) =>
        own.RemoveAll(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    public override IEnumerator<T> GetEnumerator() => All().OfType<T>().GetEnumerator();

    private IEnumerable<PSPropertyInfo> All()
    {
        foreach (var property in own)
        {
            yield return property;
        }

        if (baseObject is PSCustomObject)
        {
            yield break;
        }

        var seen = new HashSet<string>(own.Select(p => p.Name), StringComparer.OrdinalIgnoreCase);
        var type = baseObject.GetType();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.CanRead && seen.Add(property.Name))
            {
                yield return new PSProperty(baseObject, property);
            }
        }

        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (seen.Add(field.Name))
            {
                yield return new PSProperty(baseObject, field);
            }
        }
    }
}
