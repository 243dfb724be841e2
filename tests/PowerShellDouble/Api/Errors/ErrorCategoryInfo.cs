using System.Globalization;

namespace System.Management.Automation;

/// <summary>What kind of error, where, about what.</summary>
public class ErrorCategoryInfo
{
    private readonly ErrorRecord _record;
    private string? _activity;
    private string? _reason;
    private string? _targetName;
    private string? _targetType;

    internal ErrorCategoryInfo(ErrorRecord record, ErrorCategory category)
    {
        _record = record;
        Category = category;
    }

    internal ErrorCategoryInfo(ErrorRecord record, ErrorCategoryInfo other)
        : this(record, other.Category)
    {
        _activity = other._activity;
        _reason = other._reason;
        _targetName = other._targetName;
        _targetType = other._targetType;
    }

    public string Activity
    {
        get => _activity ?? _record.InvocationInfo?.MyCommand?.Name ?? string.Empty;
        set => _activity = value;
    }

    public ErrorCategory Category { get; }

    public string Reason
    {
        get => _reason ?? _record.Exception.GetType().Name;
        set => _reason = value;
    }

    public string TargetName
    {
        get => _targetName ?? Target?.ToString() ?? string.Empty;
        set => _targetName = value;
    }

    public string TargetType
    {
        get => _targetType ?? Target?.GetType().Name ?? string.Empty;
        set => _targetType = value;
    }

    private object? Target => _record.TargetObject;

    public string GetMessage() => GetMessage(CultureInfo.CurrentUICulture);

    public string GetMessage(CultureInfo uiCultureInfo)
    {
        var name = Category == ErrorCategory.DeadlockDetected ? "Deadlock detected" : Category.ToString();
        return $"{name}: ({Shortened(TargetName)}:{Shortened(TargetType)}) [{Shortened(Activity)}], {Reason}";
    }

    public override string ToString() => GetMessage(CultureInfo.CurrentUICulture);

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..19] + "\u2026" + text[^19..];
}
