using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>Turns an argument into something else before it is converted and checked.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ArgumentTransformationAttribute : CmdletMetadataAttribute
{
    public virtual bool TransformNullOptionalParameters => true;

    public abstract object Transform(EngineIntrinsics engineIntrinsics, object inputData);
}

/// <summary>Asks for a password where only a user name is given; the double has nobody to ask.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CredentialAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => false;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PSObject.Base(inputData) is PSCredential credential
            ? credential
            : throw new NotSupportedException("CredentialAttribute.Transform: the double prompts for no password; give a PSCredential.");
}
