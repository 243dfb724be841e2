namespace System.Management.Automation;

public class PSArgumentException : ArgumentException, IContainsErrorRecord
{
    private readonly string? _message;

    public PSArgumentException()
    {
    }

    public PSArgumentException(string message)
        : base(message)
    {
    }

    public PSArgumentException(string message, string paramName)
        : base(message, paramName)
    {
        _message = message;
    }

    public PSArgumentException(string message, Exception innerException)
        : base(message, innerException)
    {
        _message = message;
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), "Argument", ErrorCategory.InvalidArgument, null);

    public override string Message => string.IsNullOrEmpty(_message) ? base.Message : _message;
}

public class PSArgumentNullException : ArgumentNullException, IContainsErrorRecord
{
    private readonly string? _message;

    public PSArgumentNullException()
    {
    }

    public PSArgumentNullException(string paramName)
        : base(paramName)
    {
    }

    public PSArgumentNullException(string message, Exception innerException)
        : base(message, innerException)
    {
        _message = message;
    }

    public PSArgumentNullException(string paramName, string message)
        : base(paramName, message)
    {
        _message = message;
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), "ArgumentNull", ErrorCategory.InvalidArgument, null);

    public override string Message => string.IsNullOrEmpty(_message) ? base.Message : _message;
}

public class PSArgumentOutOfRangeException : ArgumentOutOfRangeException, IContainsErrorRecord
{
    public PSArgumentOutOfRangeException()
    {
    }

    public PSArgumentOutOfRangeException(string paramName)
        : base(paramName)
    {
    }

    public PSArgumentOutOfRangeException(string paramName, object actualValue, string message)
        : base(paramName, actualValue, message)
    {
    }

    public PSArgumentOutOfRangeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), "ArgumentOutOfRange", ErrorCategory.InvalidArgument, null);
}

public class PSInvalidOperationException : InvalidOperationException, IContainsErrorRecord
{
    public PSInvalidOperationException()
    {
    }

    public PSInvalidOperationException(string message)
        : base(message)
    {
    }

    public PSInvalidOperationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), "InvalidOperation", ErrorCategory.InvalidOperation, null);
}

public class PSInvalidCastException : InvalidCastException, IContainsErrorRecord
{
    public PSInvalidCastException()
    {
    }

    public PSInvalidCastException(string message)
        : base(message)
    {
    }

    public PSInvalidCastException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PSInvalidCastException(string errorId, string message, Exception? innerException)
        : base(message, innerException)
    {
        ErrorId = errorId;
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), ErrorId, ErrorCategory.InvalidArgument, null);

    internal string ErrorId { get; } = "PSInvalidCastException";
}

public class PSNotSupportedException : NotSupportedException, IContainsErrorRecord
{
    public PSNotSupportedException()
    {
    }

    public PSNotSupportedException(string message)
        : base(message)
    {
    }

    public PSNotSupportedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), "NotSupported", ErrorCategory.NotImplemented, null);
}

public class PSNotImplementedException : NotImplementedException, IContainsErrorRecord
{
    public PSNotImplementedException()
    {
    }

    public PSNotImplementedException(string message)
        : base(message)
    {
    }

    public PSNotImplementedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), "NotImplemented", ErrorCategory.NotImplemented, null);
}

public class PSObjectDisposedException : ObjectDisposedException, IContainsErrorRecord
{
    public PSObjectDisposedException(string objectName)
        : base(objectName)
    {
    }

    public PSObjectDisposedException(string objectName, string message)
        : base(objectName, message)
    {
    }

    public PSObjectDisposedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public virtual ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), "ObjectDisposed", ErrorCategory.InvalidOperation, null);
}
