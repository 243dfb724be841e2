using System.Diagnostics.CodeAnalysis;

namespace System.Management.Automation;

public enum ActionPreference
{
    SilentlyContinue = 0,
    Stop = 1,
    Continue = 2,
    Inquire = 3,
    Ignore = 4,
    Suspend = 5,
}

public enum CommandOrigin
{
    Runspace,
    Internal,
}

[Flags]
public enum CommandTypes
{
    Alias = 1,
    Function = 2,
    Filter = 4,
    Cmdlet = 8,
    ExternalScript = 16,
    Application = 32,
    Script = 64,
    Workflow = 128,
    Configuration = 256,
    All = 511,
}

public enum CompletionResultType
{
    Text,
    History,
    Command,
    ProviderItem,
    ProviderContainer,
    Property,
    Method,
    ParameterName,
    ParameterValue,
    Variable,
    Namespace,
    Type,
    Keyword,
    DynamicKeyword,
}

public enum ConfirmImpact
{
    None,
    Low,
    Medium,
    High,
}

public enum ErrorCategory
{
    NotSpecified,
    OpenError,
    CloseError,
    DeviceError,
    DeadlockDetected,
    InvalidArgument,
    InvalidData,
    InvalidOperation,
    InvalidResult,
    InvalidType,
    MetadataError,
    NotImplemented,
    NotInstalled,
    ObjectNotFound,
    OperationStopped,
    OperationTimeout,
    SyntaxError,
    ParserError,
    PermissionDenied,
    ResourceBusy,
    ResourceExists,
    ResourceUnavailable,
    ReadError,
    WriteError,
    FromStdErr,
    SecurityError,
    ProtocolError,
    ConnectionError,
    AuthenticationError,
    LimitsExceeded,
    QuotaExceeded,
    NotEnabled,
}

public enum ProgressRecordType
{
    Processing,
    Completed,
}

[Flags]
public enum PSMemberTypes
{
    AliasProperty = 1,
    CodeProperty = 2,
    Property = 4,
    NoteProperty = 8,
    ScriptProperty = 16,
    Properties = 31,
    PropertySet = 32,
    Method = 64,
    CodeMethod = 128,
    ScriptMethod = 256,
    Methods = 448,
    ParameterizedProperty = 512,
    MemberSet = 1024,
    Event = 2048,
    Dynamic = 4096,
    All = 8191,
}

public enum RemotingCapability
{
    None,
    PowerShell,
    SupportedByCommand,
    OwnedByCommand,
}

[Flags]
public enum ScopedItemOptions
{
    None = 0,
    ReadOnly = 1,
    Constant = 2,
    Private = 4,
    AllScope = 8,
    Unspecified = 16,
}

[Flags]
public enum ShouldProcessReason
{
    None = 0,
    WhatIf = 1,
}

[Flags]
public enum WildcardOptions
{
    None = 0,
    Compiled = 1,
    IgnoreCase = 2,
    CultureInvariant = 4,
}

[Flags]
[SuppressMessage("Design", "CA1008", Justification = "The engine's own.")]
public enum PSCredentialTypes
{
    Generic = 1,
    Domain = 2,
    Default = 3,
}

[Flags]
public enum PSCredentialUIOptions
{
    None = 0,
    Default = 1,
    ValidateUserNameSyntax = 1,
    AlwaysPrompt = 2,
    ReadOnlyUserName = 3,
}
