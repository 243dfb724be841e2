namespace System.Management.Automation;

/// <summary>How far an activity is.</summary>
public class ProgressRecord
{
    private string _activity;
    private string _statusDescription;
    private int _parentActivityId = -1;
    private int _percentComplete = -1;

    public ProgressRecord(int activityId, string activity, string statusDescription)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activityId);
        ArgumentException.ThrowIfNullOrEmpty(activity);
        ArgumentException.ThrowIfNullOrEmpty(statusDescription);
        ActivityId = activityId;
        _activity = activity;
        _statusDescription = statusDescription;
    }

    public string Activity
    {
        get => _activity;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _activity = value;
        }
    }

    public int ActivityId { get; }

    public string? CurrentOperation { get; set; }

    public int ParentActivityId
    {
        get => _parentActivityId;
        set => _parentActivityId = value == ActivityId
            ? throw new PSArgumentException("The parent of an activity cannot be the activity itself.", nameof(value))
            : value;
    }

    public int PercentComplete
    {
        get => _percentComplete;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            _percentComplete = value;
        }
    }

    public ProgressRecordType RecordType { get; set; } = ProgressRecordType.Processing;

    public int SecondsRemaining { get; set; } = -1;

    public string StatusDescription
    {
        get => _statusDescription;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _statusDescription = value;
        }
    }

    public override string ToString() =>
        $"parent = {ParentActivityId} id = {ActivityId} act = {Activity} stat = {StatusDescription} cur = {CurrentOperation} pct = {PercentComplete} sec = {SecondsRemaining} type = {RecordType}";
}
