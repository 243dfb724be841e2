using System.Collections;
using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>The root of all checks of a parameter's value.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateArgumentsAttribute : CmdletMetadataAttribute
{
    protected abstract void Validate(object arguments, EngineIntrinsics engineIntrinsics);

    internal void Check(object? arguments, EngineIntrinsics engineIntrinsics) => Validate(arguments!, engineIntrinsics);
}

/// <summary>A check of each element of a value.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateEnumeratedArgumentsAttribute : ValidateArgumentsAttribute
{
    protected abstract void ValidateElement(object element);

    protected sealed override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null)
        {
            throw new ValidationMetadataException("ArgumentIsEmpty", ValidationText.NullOrEmptyCollection);
        }

        var bare = PSObject.Base(arguments);
        if (bare is IEnumerable many and not string)
        {
            foreach (var element in many)
            {
                ValidateElement(element!);
            }

            return;
        }

        ValidateElement(arguments);
    }
}

/// <summary>The two checks for null.</summary>
public abstract class NullValidationAttributeBase : ValidateArgumentsAttribute
{
}

/// <summary>Neither null nor a collection with a null in it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullAttribute : NullValidationAttributeBase
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var bare = PSObject.Base(arguments);
        if (bare is null)
        {
            throw new ValidationMetadataException("ArgumentIsNull", ValidationText.Null);
        }

        if (bare is IEnumerable many and not string)
        {
            foreach (var element in many)
            {
                if (PSObject.Base(element) is null)
                {
                    throw new ValidationMetadataException("ArgumentIsNull", ValidationText.NullCollection);
                }
            }
        }
    }
}

/// <summary>Neither null nor empty, nor a collection that is empty or has such an element.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullOrEmptyAttribute : NullValidationAttributeBase
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var bare = PSObject.Base(arguments);
        if (bare is null)
        {
            throw new ValidationMetadataException("ArgumentIsNull", ValidationText.NullOrEmpty);
        }

        if (bare is string text)
        {
            if (text.Length == 0)
            {
                throw new ValidationMetadataException("ArgumentIsEmpty", ValidationText.NullOrEmpty);
            }

            return;
        }

        if (bare is not IEnumerable many)
        {
            return;
        }

        var empty = true;
        foreach (var element in many)
        {
            empty = false;
            if (PSObject.Base(element) is null or "")
            {
                throw new ValidationMetadataException("ArgumentIsEmpty", ValidationText.NullOrEmptyCollection);
            }
        }

        if (empty && bare is not IDictionary)
        {
            throw new ValidationMetadataException("ArgumentIsEmpty", ValidationText.NullOrEmptyCollection);
        }
    }
}
