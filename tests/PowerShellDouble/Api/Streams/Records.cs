using System.Collections.Generic;

namespace System.Management.Automation;

/// <summary>A line of the verbose, debug or warning stream.</summary>
public abstract class InformationalRecord
{
    internal InformationalRecord(string message)
    {
        Message = message;
    }

    public InvocationInfo? InvocationInfo { get; internal set; }

    public string Message { get; set; }

    public override string ToString() => Message;
}

public class WarningRecord : InformationalRecord
{
    public WarningRecord(string message)
        : base(message)
    {
    }
}

public class VerboseRecord : InformationalRecord
{
    public VerboseRecord(string message)
        : base(message)
    {
    }
}

public class DebugRecord : InformationalRecord
{
    public DebugRecord(string message)
        : base(message)
    {
    }
}

/// <summary>Something of the information stream.</summary>
public class InformationRecord
{
    public InformationRecord(object messageData, string? source)
    {
        MessageData = messageData;
        Source = source;
    }

    public string Computer { get; set; } = string.Empty;

    public object MessageData { get; }

    public string? Source { get; set; }

    public List<string> Tags { get; } = [];

    public DateTime TimeGenerated { get; set; } = DateTime.UtcNow;

    public string User { get; set; } = string.Empty;

    public override string ToString() => MessageData?.ToString() ?? string.Empty;
}

/// <summary>What Write-Host says.</summary>
public class HostInformationMessage
{
    public ConsoleColor? BackgroundColor { get; set; }

    public ConsoleColor? ForegroundColor { get; set; }

    public string? Message { get; set; }

    public bool? NoNewLine { get; set; }

    public override string ToString() => Message ?? string.Empty;
}
