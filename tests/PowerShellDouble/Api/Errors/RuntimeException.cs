namespace System.Management.Automation;

/// <summary>The root of the engine's exceptions.</summary>
public class RuntimeException : SystemException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;
    private string _errorId = "RuntimeException";
    private ErrorCategory _category = ErrorCategory.NotSpecified;
    private object? _target;

    public RuntimeException()
    {
    }

    public RuntimeException(string message)
        : base(message)
    {
    }

    public RuntimeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public RuntimeException(string message, Exception? innerException, ErrorRecord? errorRecord)
        : base(message, innerException)
    {
        _errorRecord = errorRecord;
    }

    public virtual ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), _errorId, _category, _target);

    public bool WasThrownFromThrowStatement { get; set; }

    /// <summary>The record as it is reported: with this exception in it.</summary>
    internal ErrorRecord ReportedRecord => new(ErrorRecord, this);

    internal static RuntimeException Of(string errorId, string message, object? target = null, ErrorCategory category = ErrorCategory.InvalidOperation, Exception? inner = null)
    {
        var exception = new RuntimeException(message, inner);
        exception.Describe(errorId, category, target);
        return exception;
    }

    internal void Describe(string errorId, ErrorCategory category, object? target = null)
    {
        _errorId = errorId;
        _category = category;
        _target = target;
    }
}

/// <summary>Stands in a record for the exception that holds the record, so that neither holds the other for ever.</summary>
public class ParentContainsErrorRecordException : SystemException
{
    private readonly Exception? _wrapped;
    private readonly string? _message;

    public ParentContainsErrorRecordException()
    {
    }

    public ParentContainsErrorRecordException(Exception wrapperException)
    {
        _wrapped = wrapperException;
    }

    public ParentContainsErrorRecordException(string message)
        : base(message)
    {
        _message = message;
    }

    public ParentContainsErrorRecordException(string message, Exception innerException)
        : base(message, innerException)
    {
        _message = message;
    }

    public override string Message => _message ?? _wrapped?.Message ?? string.Empty;
}
