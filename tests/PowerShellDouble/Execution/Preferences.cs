using System;
using System.Globalization;
using System.Management.Automation;
using PowerShellDouble.Conversion;

namespace PowerShellDouble.Execution;

/// <summary>What a command does with what it has to say: its own parameter, else the session's variable, else the default.</summary>
internal sealed class Preferences(VariableTable variables, CommonParameters common, ShouldProcessParameters change, Func<bool> hasUserInterface)
{
    internal ActionPreference Error => common.ErrorAction ?? Variable("ErrorActionPreference", ActionPreference.Continue);

    // -Debug makes warnings and verbose lines ask, where there is somebody to be asked; it is the engine's own way.
    internal ActionPreference Warning => common.WarningAction
        ?? (common.IsDebug == true ? ActionPreference.Inquire
            : common.IsVerbose == true ? ActionPreference.Continue
            : Variable("WarningPreference", ActionPreference.Continue));

    internal ActionPreference Information => common.InformationAction ?? Variable("InformationPreference", ActionPreference.SilentlyContinue);

    internal ActionPreference Progress => common.ProgressAction ?? Variable("ProgressPreference", ActionPreference.Continue);

    internal ActionPreference Verbose => Switched(common.IsVerbose)
        ?? (common.IsDebug == true ? (hasUserInterface() ? ActionPreference.Inquire : ActionPreference.Continue)
            : Variable("VerbosePreference", ActionPreference.SilentlyContinue));

    internal ActionPreference Debug => Switched(common.IsDebug) ?? Variable("DebugPreference", ActionPreference.SilentlyContinue);

    internal bool WhatIf => change.IsWhatIf ?? (variables.TryGet("WhatIfPreference", out var value) && Comparison.IsTrue(value));

    /// <summary>Changes of at least this impact are asked about.</summary>
    internal ConfirmImpact Confirm => change.IsConfirm switch
    {
        true => ConfirmImpact.Low,
        false => ConfirmImpact.None,
        null => Variable("ConfirmPreference", ConfirmImpact.High),
    };

    private static ActionPreference? Switched(bool? on) => on switch
    {
        true => ActionPreference.Continue,
        false => ActionPreference.SilentlyContinue,
        null => null,
    };

    private T Variable<T>(string name, T otherwise)
        where T : struct =>
        variables.TryGet(name, out var value) && value is not null
        && TypeConversion.TryConvert(value, typeof(T), CultureInfo.InvariantCulture, out var converted)
            ? (T)converted!
            : otherwise;
}
