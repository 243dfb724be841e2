using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using PowerShellDouble.Execution;

namespace System.Management.Automation;

/// <summary>Lets a cmdlet run commands of the session.</summary>
public class CommandInvocationIntrinsics
{
    private readonly SessionContext _context;

    internal CommandInvocationIntrinsics(SessionContext context)
    {
        _context = context;
    }

    public CmdletInfo? GetCmdlet(string commandName) => _context.Commands.Find(commandName)?.Info as CmdletInfo;

    public CommandInfo? GetCommand(string commandName, CommandTypes type) =>
        _context.Commands.Find(commandName)?.Info is { } info && type.HasFlag(info.CommandType) ? info : null;

    public Collection<PSObject> InvokeScript(string script) => _context.InvokeScript(script, null);

    public Collection<PSObject> InvokeScript(string script, params object[] args) => _context.InvokeScript(script, args);

    public Collection<PSObject> InvokeScript(SessionState sessionState, ScriptBlock scriptBlock, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(scriptBlock);
        return scriptBlock.Invoke(args);
    }

    public Collection<PSObject> InvokeScript(bool useLocalScope, ScriptBlock scriptBlock, IList input, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(scriptBlock);
        return scriptBlock.Invoke(args);
    }

    public ScriptBlock NewScriptBlock(string scriptText) => new(scriptText, _context);

    public List<CmdletInfo> GetCmdlets() => _context.Commands.Cmdlets();
}
