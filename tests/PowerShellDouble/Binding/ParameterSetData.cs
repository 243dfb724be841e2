using System.Management.Automation;

namespace PowerShellDouble.Binding;

/// <summary>What a parameter is in one parameter set, or, with no flag, in all of them.</summary>
internal sealed class ParameterSetData(ParameterAttribute attribute)
{
    internal ParameterAttribute Attribute { get; } = attribute;

    internal uint Flag { get; set; }

    internal bool IsInAllSets => Flag == 0;

    internal bool IsMandatory => Attribute.Mandatory;

    internal bool IsPositional => Attribute.Position != int.MinValue && !Attribute.ValueFromRemainingArguments;

    internal bool TakesPipelineInput => Attribute.ValueFromPipeline || Attribute.ValueFromPipelineByPropertyName;

    internal bool IsIn(uint flags) => IsInAllSets || (Flag & flags) != 0;
}
