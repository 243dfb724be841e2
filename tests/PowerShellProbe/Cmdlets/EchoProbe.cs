using System;
using System.Collections;
using System.Management.Automation;

namespace PowerShellProbe.Cmdlets;

/// <summary>Writes back what was bound, so that a scenario can see it.</summary>
[Cmdlet(VerbsCommon.Show, "Probe")]
[OutputType(typeof(ProbeEcho))]
[Alias("echoprobe")]
public sealed class ShowProbeCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("ProbeName", "N")]
    public string? Name { get; set; }

    [Parameter(Position = 1)]
    public int Count { get; set; }

    [Parameter]
    public string[]? Tag { get; set; }

    [Parameter]
    public int[]? Lun { get; set; }

    [Parameter]
    public DateTimeOffset? When { get; set; }

    [Parameter]
    public DateTime? Day { get; set; }

    [Parameter]
    public TimeSpan? Span { get; set; }

    [Parameter]
    public ProbeKind Kind { get; set; }

    [Parameter]
    public ProbeFlags Flags { get; set; }

    [Parameter]
    public Uri? Link { get; set; }

    [Parameter]
    public ProbeRef? Ref { get; set; }

    [Parameter]
    public ProbeRef[]? Refs { get; set; }

    [Parameter]
    public Guid? Key { get; set; }

    [Parameter]
    public Version? Version { get; set; }

    [Parameter]
    public Hashtable? Table { get; set; }

    [Parameter]
    public int? Maybe { get; set; }

    [Parameter]
    public bool Flag { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public PSObject? Any { get; set; }

    [Parameter]
    [Upper]
    public string? Shout { get; set; }

    [Parameter(ValueFromRemainingArguments = true)]
    public string[]? Rest { get; set; }

    protected override void ProcessRecord() => WriteObject(new ProbeEcho(this));
}

/// <summary>What was bound.</summary>
public sealed class ProbeEcho
{
    internal ProbeEcho(ShowProbeCommand command)
    {
        Name = command.Name;
        Count = command.Count;
        Tag = command.Tag;
        Lun = command.Lun;
        When = command.When;
        Day = command.Day;
        Span = command.Span;
        Kind = command.Kind;
        Flags = command.Flags;
        Link = command.Link;
        Ref = command.Ref?.ToString();
        Refs = command.Refs is null ? null : string.Join("|", (object[])command.Refs);
        Key = command.Key;
        Version = command.Version?.ToString();
        Table = command.Table is null ? null : $"{command.Table.Count}:{command.Table["a"]}";
        Maybe = command.Maybe;
        Flag = command.Flag;
        Force = command.Force;
        Any = command.Any?.BaseObject.GetType().Name;
        Shout = command.Shout;
        Rest = command.Rest;
        Bound = string.Join(",", Sorted(command.MyInvocation.BoundParameters.Keys));
        Called = command.MyInvocation.InvocationName;
    }

    public string? Name { get; }

    public int Count { get; }

    public string[]? Tag { get; }

    public int[]? Lun { get; }

    public DateTimeOffset? When { get; }

    public DateTime? Day { get; }

    public TimeSpan? Span { get; }

    public ProbeKind Kind { get; }

    public ProbeFlags Flags { get; }

    public Uri? Link { get; }

    public string? Ref { get; }

    public string? Refs { get; }

    public Guid? Key { get; }

    public string? Version { get; }

    public string? Table { get; }

    public int? Maybe { get; }

    public bool Flag { get; }

    public bool Force { get; }

    public string? Any { get; }

    public string? Shout { get; }

    public string[]? Rest { get; }

    public string Bound { get; }

    public string Called { get; }

    private static string[] Sorted(System.Collections.Generic.IEnumerable<string> names)
    {
        var all = new System.Collections.Generic.List<string>(names);
        all.Sort(StringComparer.Ordinal);
        return all.ToArray();
    }
}

/// <summary>A kind of probe.</summary>
public enum ProbeKind
{
    None,
    Small,
    Smaller,
    Large,
}

/// <summary>Several things at once.</summary>
[Flags]
public enum ProbeFlags
{
    None = 0,
    Red = 1,
    Green = 2,
    Blue = 4,
}

/// <summary>Upper case, by an attribute.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UpperAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var text = LanguagePrimitives.ConvertTo<string>(inputData);
        return text == "bad" ? throw new ArgumentTransformationMetadataException("Not that one.") : text.ToUpperInvariant();
    }
}
