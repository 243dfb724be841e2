using System.Globalization;

namespace System.Management.Automation;

/// <summary>What was given does not fit the parameters.</summary>
public class ParameterBindingException : RuntimeException
{
    private readonly string? _message;

    public ParameterBindingException()
    {
    }

    public ParameterBindingException(string message)
        : base(message)
    {
        _message = message;
    }

    public ParameterBindingException(string message, Exception innerException)
        : base(message, innerException)
    {
        _message = message;
    }

    internal ParameterBindingException(
        ErrorCategory category,
        InvocationInfo invocation,
        string errorId,
        string message,
        string? parameterName = null,
        Type? parameterType = null,
        Type? typeSpecified = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        _message = message;
        CommandInvocation = invocation;
        ErrorId = errorId;
        ParameterName = parameterName ?? string.Empty;
        ParameterType = parameterType;
        TypeSpecified = typeSpecified;
        Describe(errorId, category);
        ErrorRecord.SetInvocationInfo(invocation);
    }

    public InvocationInfo? CommandInvocation { get; }

    public string ErrorId { get; } = string.Empty;

    public long Line => CommandInvocation?.ScriptLineNumber ?? -1;

    public override string Message => _message ?? base.Message;

    public long Offset => CommandInvocation?.OffsetInLine ?? -1;

    public string ParameterName { get; } = string.Empty;

    public Type? ParameterType { get; }

    public Type? TypeSpecified { get; }
}

/// <summary>A Validate attribute refused the value.</summary>
internal sealed class ParameterBindingValidationException(
    InvocationInfo invocation,
    string errorId,
    string message,
    string parameterName,
    Type parameterType,
    Type? typeSpecified,
    Exception? innerException)
    : ParameterBindingException(ErrorCategory.InvalidData, invocation, errorId, message, parameterName, parameterType, typeSpecified, innerException)
{
    /// <summary>The way the engine says it, in a binding of the given parameter.</summary>
    internal static string Text(string parameterName, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"Cannot validate argument on parameter '{parameterName}'. {reason}");
}

/// <summary>A transformation of the value failed.</summary>
internal sealed class ParameterBindingArgumentTransformationException(
    InvocationInfo invocation,
    string parameterName,
    Type parameterType,
    Type? typeSpecified,
    Exception innerException)
    : ParameterBindingException(
        ErrorCategory.InvalidData,
        invocation,
        "ParameterArgumentTransformationError",
        $"Cannot process argument transformation on parameter '{parameterName}'. {innerException.Message}",
        parameterName,
        parameterType,
        typeSpecified,
        innerException);
