using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>An error, with what a script needs to tell it from others.</summary>
public class ErrorRecord
{
    private readonly string _errorId;

    public ErrorRecord(Exception exception, string errorId, ErrorCategory errorCategory, object? targetObject)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
        _errorId = errorId ?? string.Empty;
        TargetObject = targetObject;
        CategoryInfo = new ErrorCategoryInfo(this, errorCategory);
    }

    public ErrorRecord(ErrorRecord errorRecord, Exception? replaceParentContainsErrorRecordException)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        Exception = replaceParentContainsErrorRecordException is not null && errorRecord.Exception is ParentContainsErrorRecordException
            ? replaceParentContainsErrorRecordException
            : errorRecord.Exception;
        _errorId = errorRecord._errorId;
        TargetObject = errorRecord.TargetObject;
        ErrorDetails = errorRecord.ErrorDetails;
        InvocationInfo = errorRecord.InvocationInfo;
        CategoryInfo = new ErrorCategoryInfo(this, errorRecord.CategoryInfo);
    }

    public ErrorCategoryInfo CategoryInfo { get; }

    public ErrorDetails? ErrorDetails { get; set; }

    public Exception Exception { get; }

    public string FullyQualifiedErrorId
    {
        get
        {
            var type = (InvocationInfo?.MyCommand as CmdletInfo)?.ImplementingType?.FullName
                ?? InvocationInfo?.MyCommand?.Name
                ?? string.Empty;
            return _errorId.Length == 0 || type.Length == 0 ? _errorId + type : _errorId + "," + type;
        }
    }

    public InvocationInfo? InvocationInfo { get; private set; }

    public ReadOnlyCollection<int> PipelineIterationInfo => new([]);

    public string? ScriptStackTrace => null;

    public object? TargetObject { get; private set; }

    public override string ToString() =>
        !string.IsNullOrEmpty(ErrorDetails?.Message) ? ErrorDetails.Message : Exception.Message;

    /// <summary>The first command that a record passes through is its own.</summary>
    internal void SetInvocationInfo(InvocationInfo? invocation) => InvocationInfo ??= invocation;

    internal void SetTargetObject(object? target) => TargetObject = target;
}

/// <summary>What is said of an error instead of its exception's message.</summary>
public class ErrorDetails
{
    private string? _recommendedAction;

    public ErrorDetails(string message)
    {
        Message = message;
    }

    public string Message { get; }

    public string RecommendedAction
    {
        get => _recommendedAction ?? string.Empty;
        set => _recommendedAction = value;
    }

    public override string ToString() => Message;
}

/// <summary>Something, mostly an exception, that brings its error record along.</summary>
public interface IContainsErrorRecord
{
    ErrorRecord ErrorRecord { get; }
}
