using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PowerShellDouble.Conversion;

namespace System.Management.Automation;

/// <summary>One of a list of values.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateSetAttribute : ValidateEnumeratedArgumentsAttribute
{
    private readonly string[] _validValues;

    public ValidateSetAttribute(params string[] validValues)
    {
        ArgumentNullException.ThrowIfNull(validValues);
        _validValues = validValues;
    }

    public bool IgnoreCase { get; set; } = true;

    public IList<string> ValidValues => _validValues;

    protected override void ValidateElement(object element)
    {
        var text = TypeConversion.ToInvariantString(element);
        var comparison = IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!_validValues.Any(valid => string.Equals(valid, text, comparison)))
        {
            throw new ValidationMetadataException(
                "ValidateSetFailure",
                $"The argument \"{text}\" does not belong to the set \"{string.Join(",", _validValues)}\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.");
        }
    }
}

/// <summary>Between two limits, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateRangeAttribute : ValidateEnumeratedArgumentsAttribute
{
    public ValidateRangeAttribute(object minRange, object maxRange)
    {
        ArgumentNullException.ThrowIfNull(minRange);
        ArgumentNullException.ThrowIfNull(maxRange);
        MinRange = minRange;
        MaxRange = maxRange;
    }

    public object MaxRange { get; }

    public object MinRange { get; }

    protected override void ValidateElement(object element)
    {
        var bare = PSObject.Base(element)
            ?? throw new ValidationMetadataException("ArgumentIsEmpty", ValidationText.NullOrEmptyCollection);
        if (bare.GetType() != MinRange.GetType())
        {
            if (!TypeConversion.TryConvert(bare, MinRange.GetType(), CultureInfo.InvariantCulture, out var converted) || converted is null)
            {
                throw new ValidationMetadataException(
                    "ValidationRangeElementType",
                    $"The argument cannot be validated because its type \"{bare.GetType().Name}\" is not the same type ({MinRange.GetType().Name}) as the maximum and minimum limits of the parameter. Make sure the argument is of type {MinRange.GetType().Name} and then try the command again.");
            }

            bare = converted;
        }

        if (((IComparable)MinRange).CompareTo(bare) > 0)
        {
            throw new ValidationMetadataException(
                "ValidateRangeTooSmall",
                $"The {TypeConversion.ToInvariantString(bare)} argument is less than the minimum allowed range of {MinRange}. Supply an argument that is greater than or equal to {MinRange} and then try the command again.");
        }

        if (((IComparable)MaxRange).CompareTo(bare) < 0)
        {
            throw new ValidationMetadataException(
                "ValidateRangeTooBig",
                $"The {TypeConversion.ToInvariantString(bare)} argument is greater than the maximum allowed range of {MaxRange}. Supply an argument that is less than or equal to {MaxRange} and then try the command again.");
        }
    }
}

/// <summary>A text of a length between two limits, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateLengthAttribute : ValidateEnumeratedArgumentsAttribute
{
    public ValidateLengthAttribute(int minLength, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, minLength);
        MinLength = minLength;
        MaxLength = maxLength;
    }

    public int MaxLength { get; }

    public int MinLength { get; }

    protected override void ValidateElement(object element)
    {
        if (PSObject.Base(element) is not string text)
        {
            throw new ValidationMetadataException(
                "ValidateLengthNotString",
                "The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.");
        }

        if (text.Length < MinLength)
        {
            throw new ValidationMetadataException(
                "ValidateLengthMinLengthFailure",
                $"The character length ({text.Length}) of the argument is too short. Specify an argument with a length that is greater than or equal to \"{MinLength}\", and then try the command again.");
        }

        if (text.Length > MaxLength)
        {
            throw new ValidationMetadataException(
                "ValidateLengthMaxLengthFailure",
                $"The character length of the {text.Length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"{MaxLength}\" characters, and then try the command again.");
        }
    }
}

/// <summary>A text that a regular expression finds itself in.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidatePatternAttribute : ValidateEnumeratedArgumentsAttribute
{
    public ValidatePatternAttribute(string regexPattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(regexPattern);
        RegexPattern = regexPattern;
    }

    public RegexOptions Options { get; set; } = RegexOptions.IgnoreCase;

    public string RegexPattern { get; }

    protected override void ValidateElement(object element)
    {
        if (PSObject.Base(element) is null)
        {
            throw new ValidationMetadataException("ArgumentIsEmpty", ValidationText.NullOrEmptyCollection);
        }

        var text = TypeConversion.ToInvariantString(element);
        if (!Regex.IsMatch(text, RegexPattern, Options))
        {
            throw new ValidationMetadataException(
                "ValidatePatternFailure",
                $"The argument \"{text}\" does not match the \"{RegexPattern}\" pattern. Supply an argument that matches \"{RegexPattern}\" and try the command again.");
        }
    }
}

/// <summary>A collection with a number of elements between two limits, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateCountAttribute : ValidateArgumentsAttribute
{
    public ValidateCountAttribute(int minLength, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, minLength);
        MinLength = minLength;
        MaxLength = maxLength;
    }

    public int MaxLength { get; }

    public int MinLength { get; }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var count = PSObject.Base(arguments) switch
        {
            null => 0,
            string => throw NotACollection(),
            ICollection collection => collection.Count,
            IEnumerable many => many.Cast<object?>().Count(),
            _ => throw NotACollection(),
        };
        if (count < MinLength || count > MaxLength)
        {
            throw MinLength == MaxLength
                ? new ValidationMetadataException("ValidateCountExactFailure", $"The parameter requires exactly {MaxLength} value(s) - {count} value(s) were provided.")
                : new ValidationMetadataException("ValidateCountMinMaxFailure", $"The parameter requires at least {MinLength} value(s) and no more than {MaxLength} value(s) - {count} value(s) were provided.");
        }
    }

    private static ValidationMetadataException NotACollection() => new(
        "NotAnArrayParameter",
        "The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.");
}
