namespace System.Management.Automation.Host;

/// <summary>One answer to a question.</summary>
public sealed class ChoiceDescription
{
    public ChoiceDescription(string label)
        : this(label, string.Empty)
    {
    }

    public ChoiceDescription(string label, string helpMessage)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        ArgumentNullException.ThrowIfNull(helpMessage);
        Label = label;
        HelpMessage = helpMessage;
    }

    public string HelpMessage { get; set; }

    public string Label { get; }
}

/// <summary>One value that is asked for.</summary>
public class FieldDescription
{
    public FieldDescription(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    public string HelpMessage { get; set; } = string.Empty;

    public bool IsMandatory { get; set; } = true;

    public string Label { get; set; } = string.Empty;

    public string Name { get; }
}

/// <summary>The host cannot do what it was asked for.</summary>
public class HostException : RuntimeException
{
    public HostException()
    {
    }

    public HostException(string message)
        : base(message)
    {
    }

    public HostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public HostException(string message, Exception innerException, string errorId, ErrorCategory errorCategory)
        : base(message, innerException) => Describe(errorId, errorCategory);
}
