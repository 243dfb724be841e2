using System;

namespace AzBackupTools;

/// <summary>A string is not the id that it is used as.</summary>
public sealed class InvalidResourceIdException : ArgumentException
{
    /// <summary>Names what was given and what is needed.</summary>
    /// <param name="value">The string as it came.</param>
    /// <param name="expectedForm">What an id of this kind looks like, with names in braces.</param>
    /// <param name="reason">What is wrong with the value: one sentence.</param>
    public InvalidResourceIdException(string? value, string expectedForm, string reason)
        : base($"'{value}' is not a valid id: {reason} Expected: {expectedForm}")
    {
        Value = value;
        ExpectedForm = expectedForm;
    }

    /// <summary>The string as it came.</summary>
    public string? Value { get; }

    /// <summary>What an id of this kind looks like, with names in braces.</summary>
    public string ExpectedForm { get; }
}
