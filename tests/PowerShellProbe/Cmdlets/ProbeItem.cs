using System;

namespace PowerShellProbe.Cmdlets;

/// <summary>Something that goes down a pipeline.</summary>
public sealed class ProbeItem
{
    public ProbeItem(string name, int size)
    {
        Name = name;
        Size = size;
        Id = "/probes/" + name;
        State = size % 2 == 0 ? "Even" : "Odd";
        Since = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(size);
    }

    public string Name { get; }

    public int Size { get; }

    public string Id { get; }

    public string State { get; }

    public DateTimeOffset Since { get; }

    public override string ToString() => Name;
}

/// <summary>A probe by its name or by itself, as the module's binders are.</summary>
public sealed class ProbeRef
{
    public ProbeRef(string text)
    {
        Text = "text:" + text;
    }

    public ProbeRef(ProbeItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Text = "item:" + item.Name;
    }

    public string Text { get; }

    public override string ToString() => Text;
}
