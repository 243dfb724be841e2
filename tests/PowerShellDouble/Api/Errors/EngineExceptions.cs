namespace System.Management.Automation;

/// <summary>The pipeline was stopped, or one of its commands has just ended it.</summary>
public class PipelineStoppedException : RuntimeException
{
    public PipelineStoppedException()
        : this("The pipeline has been stopped.")
    {
    }

    public PipelineStoppedException(string message)
        : this(message, null!)
    {
    }

    public PipelineStoppedException(string message, Exception innerException)
        : base(message, innerException) => Describe("PipelineStopped", ErrorCategory.OperationStopped);
}

/// <summary>A cmdlet ended in a terminating error.</summary>
public class CmdletInvocationException : RuntimeException
{
    private readonly ErrorRecord? _errorRecord;

    public CmdletInvocationException()
    {
    }

    public CmdletInvocationException(string message)
        : base(message)
    {
    }

    public CmdletInvocationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal CmdletInvocationException(ErrorRecord errorRecord)
        : base(errorRecord.ToString(), errorRecord.Exception)
    {
        _errorRecord = errorRecord;
    }

    internal CmdletInvocationException(Exception innerException, InvocationInfo? invocation)
        : base(innerException.Message, innerException)
    {
        _errorRecord = innerException is IContainsErrorRecord { ErrorRecord: var inner }
            ? new ErrorRecord(inner, innerException)
            : new ErrorRecord(innerException, innerException.GetType().FullName!, ErrorCategory.NotSpecified, null);
        _errorRecord.SetInvocationInfo(invocation);
    }

    public override ErrorRecord ErrorRecord => _errorRecord ?? base.ErrorRecord;
}

/// <summary>An error record, or a warning, met the preference Stop.</summary>
public class ActionPreferenceStopException : RuntimeException
{
    private readonly ErrorRecord? _errorRecord;

    public ActionPreferenceStopException()
        : this("The running command stopped because of a preference.")
    {
    }

    public ActionPreferenceStopException(string message)
        : base(message) => Describe("ActionPreferenceStop", ErrorCategory.OperationStopped);

    public ActionPreferenceStopException(string message, Exception innerException)
        : base(message, innerException) => Describe("ActionPreferenceStop", ErrorCategory.OperationStopped);

    internal ActionPreferenceStopException(InvocationInfo invocation, string message)
        : this(message) => base.ErrorRecord.SetInvocationInfo(invocation);

    internal ActionPreferenceStopException(InvocationInfo invocation, ErrorRecord errorRecord, string message)
        : this(message, errorRecord.Exception)
    {
        errorRecord.SetInvocationInfo(invocation);
        _errorRecord = errorRecord;
    }

    public override ErrorRecord ErrorRecord => _errorRecord ?? base.ErrorRecord;
}

/// <summary>No command of that name.</summary>
public class CommandNotFoundException : RuntimeException
{
    public CommandNotFoundException()
    {
    }

    public CommandNotFoundException(string message)
        : base(message) => Describe("CommandNotFoundException", ErrorCategory.ObjectNotFound);

    public CommandNotFoundException(string message, Exception innerException)
        : base(message, innerException) => Describe("CommandNotFoundException", ErrorCategory.ObjectNotFound);

    public string CommandName { get; set; } = string.Empty;

    internal static CommandNotFoundException Of(string name)
    {
        var exception = new CommandNotFoundException(
            $"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable program.{Environment.NewLine}Check the spelling of the name, or if a path was included, verify that the path is correct and try again.")
        {
            CommandName = name,
        };
        exception.Describe("CommandNotFoundException", ErrorCategory.ObjectNotFound, name);
        return exception;
    }
}

/// <summary>Something wrong in what an attribute asks for.</summary>
public class MetadataException : RuntimeException
{
    public MetadataException()
    {
    }

    public MetadataException(string message)
        : base(message) => Describe("MetadataException", ErrorCategory.MetadataError);

    public MetadataException(string message, Exception innerException)
        : base(message, innerException) => Describe("MetadataException", ErrorCategory.MetadataError);
}

/// <summary>A value that a Validate attribute refuses.</summary>
public class ValidationMetadataException : MetadataException
{
    public ValidationMetadataException()
    {
    }

    public ValidationMetadataException(string message)
        : base(message)
    {
    }

    public ValidationMetadataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ValidationMetadataException(string errorId, string message)
        : base(message) => Describe(errorId, ErrorCategory.MetadataError);
}

/// <summary>A value that an argument transformation refuses.</summary>
public class ArgumentTransformationMetadataException : MetadataException
{
    public ArgumentTransformationMetadataException()
    {
    }

    public ArgumentTransformationMetadataException(string message)
        : base(message)
    {
    }

    public ArgumentTransformationMetadataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Something went wrong with a member of an object.</summary>
public class ExtendedTypeSystemException : RuntimeException
{
    public ExtendedTypeSystemException()
    {
    }

    public ExtendedTypeSystemException(string message)
        : base(message)
    {
    }

    public ExtendedTypeSystemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Something went wrong with a method.</summary>
public class MethodException : ExtendedTypeSystemException
{
    public MethodException()
    {
    }

    public MethodException(string message)
        : base(message)
    {
    }

    public MethodException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A method that a script called threw.</summary>
public class MethodInvocationException : MethodException
{
    public MethodInvocationException()
    {
    }

    public MethodInvocationException(string message)
        : base(message)
    {
    }

    public MethodInvocationException(string message, Exception innerException)
        : base(message, innerException) => Describe(innerException.GetType().Name, ErrorCategory.NotSpecified);
}

/// <summary>A pattern that is none.</summary>
public class WildcardPatternException : RuntimeException
{
    public WildcardPatternException()
    {
    }

    public WildcardPatternException(string message)
        : base(message)
    {
    }

    public WildcardPatternException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Something is wrong with an item of the session.</summary>
public class SessionStateException : RuntimeException
{
    public SessionStateException() => Describe("SessionStateException", ErrorCategory.InvalidArgument, string.Empty);

    public SessionStateException(string message)
        : base(message) => Describe("SessionStateException", ErrorCategory.InvalidArgument, string.Empty);

    public SessionStateException(string message, Exception innerException)
        : base(message, innerException) => Describe("SessionStateException", ErrorCategory.InvalidArgument, string.Empty);

    public string ItemName { get; internal set; } = string.Empty;
}

/// <summary>A variable, say, that may not be written.</summary>
public class SessionStateUnauthorizedAccessException : SessionStateException
{
    public SessionStateUnauthorizedAccessException()
    {
    }

    public SessionStateUnauthorizedAccessException(string message)
        : base(message)
    {
    }

    public SessionStateUnauthorizedAccessException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>An item, of a provider mostly, that is not there.</summary>
public class ItemNotFoundException : SessionStateException
{
    public ItemNotFoundException()
    {
    }

    public ItemNotFoundException(string message)
        : base(message)
    {
    }

    public ItemNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A drive that the session does not have.</summary>
public class DriveNotFoundException : SessionStateException
{
    public DriveNotFoundException()
    {
    }

    public DriveNotFoundException(string message)
        : base(message)
    {
    }

    public DriveNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A provider that the session does not have.</summary>
public class ProviderNotFoundException : SessionStateException
{
    public ProviderNotFoundException()
    {
    }

    public ProviderNotFoundException(string message)
        : base(message)
    {
    }

    public ProviderNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A failure of a provider's own.</summary>
public class ProviderInvocationException : RuntimeException
{
    public ProviderInvocationException()
    {
    }

    public ProviderInvocationException(string message)
        : base(message)
    {
    }

    public ProviderInvocationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A jump that is no error.</summary>
public abstract class FlowControlException : SystemException
{
    internal FlowControlException()
    {
    }
}

/// <summary>Ends a command without an error.</summary>
public class HaltCommandException : SystemException
{
    public HaltCommandException()
    {
    }

    public HaltCommandException(string message)
        : base(message)
    {
    }

    public HaltCommandException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
