namespace System.Management.Automation.Internal;

/// <summary>The root of all attributes that describe a cmdlet.</summary>
[AttributeUsage(AttributeTargets.All)]
public abstract class CmdletMetadataAttribute : Attribute
{
    internal CmdletMetadataAttribute()
    {
    }
}

/// <summary>The root of the attributes that the parameter binder reads.</summary>
[AttributeUsage(AttributeTargets.All)]
public abstract class ParsingBaseAttribute : CmdletMetadataAttribute
{
    internal ParsingBaseAttribute()
    {
    }
}
