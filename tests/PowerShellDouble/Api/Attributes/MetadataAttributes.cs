using System.Collections.Generic;
using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>What a cmdlet and a function have in common.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class CmdletCommonMetadataAttribute : CmdletMetadataAttribute
{
    internal CmdletCommonMetadataAttribute()
    {
    }

    public ConfirmImpact ConfirmImpact { get; set; } = ConfirmImpact.Medium;

    public string? DefaultParameterSetName { get; set; }

    public string HelpUri { get; set; } = string.Empty;

    public RemotingCapability RemotingCapability { get; set; } = RemotingCapability.PowerShell;

    public bool SupportsPaging { get; set; }

    public bool SupportsShouldProcess { get; set; }

    public bool SupportsTransactions { get; set; }
}

/// <summary>Makes a class a cmdlet.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CmdletAttribute : CmdletCommonMetadataAttribute
{
    public CmdletAttribute(string verbName, string nounName)
    {
        ArgumentException.ThrowIfNullOrEmpty(verbName);
        ArgumentException.ThrowIfNullOrEmpty(nounName);
        VerbName = verbName;
        NounName = nounName;
    }

    public string NounName { get; }

    public string VerbName { get; }
}

/// <summary>Makes a property a parameter.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
public sealed class ParameterAttribute : ParsingBaseAttribute
{
    public const string AllParameterSets = "__AllParameterSets";

    private string _parameterSetName = AllParameterSets;

    public bool DontShow { get; set; }

    public string? HelpMessage { get; set; }

    public string? HelpMessageBaseName { get; set; }

    public string? HelpMessageResourceId { get; set; }

    public bool Mandatory { get; set; }

    public string ParameterSetName
    {
        get => _parameterSetName;
        set => _parameterSetName = string.IsNullOrEmpty(value) ? AllParameterSets : value;
    }

    public int Position { get; set; } = int.MinValue;

    public bool ValueFromPipeline { get; set; }

    public bool ValueFromPipelineByPropertyName { get; set; }

    public bool ValueFromRemainingArguments { get; set; }
}

/// <summary>Further names of a parameter or a command.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class)]
public sealed class AliasAttribute : ParsingBaseAttribute
{
    private readonly string[] _aliasNames;

    public AliasAttribute(params string[] aliasNames)
    {
        ArgumentNullException.ThrowIfNull(aliasNames);
        _aliasNames = aliasNames;
    }

    public IList<string> AliasNames => _aliasNames;
}

/// <summary>What a cmdlet writes.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OutputTypeAttribute : CmdletMetadataAttribute
{
    public OutputTypeAttribute(params Type[] type)
    {
        Type = Array.ConvertAll(type, static t => new PSTypeName(t));
    }

    public OutputTypeAttribute(params string[] type)
    {
        Type = Array.ConvertAll(type, static t => new PSTypeName(t));
    }

    public string[] ParameterSetName { get; set; } = [ParameterAttribute.AllParameterSets];

    public string? ProviderCmdlet { get; set; }

    public PSTypeName[] Type { get; }
}

/// <summary>A type, by itself or by its name.</summary>
public class PSTypeName
{
    public PSTypeName(Type type)
    {
        Type = type;
        Name = type.FullName ?? type.Name;
    }

    public PSTypeName(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public Type? Type { get; }

    public override string ToString() => Name;
}

/// <summary>Says that a parameter takes wildcards.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SupportsWildcardsAttribute : ParsingBaseAttribute
{
}

/// <summary>Says what a parameter is when it is not given, for the help.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PSDefaultValueAttribute : ParsingBaseAttribute
{
    public string? Help { get; set; }

    public object? Value { get; set; }
}

/// <summary>Keeps a parameter out of sight.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class HiddenAttribute : ParsingBaseAttribute
{
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowNullAttribute : CmdletMetadataAttribute
{
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyStringAttribute : CmdletMetadataAttribute
{
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyCollectionAttribute : CmdletMetadataAttribute
{
}
