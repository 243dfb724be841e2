using System;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Agents;

/// <summary>A Windows PowerShell that runs a script of ours. What goes in is one text, JSON with secrets in it, which no command line ever shows.</summary>
internal interface IMarsShell : IDisposable
{
    /// <summary>Runs a script.</summary>
    /// <param name="script">Its text; it takes the JSON as its one parameter.</param>
    /// <param name="input">The JSON.</param>
    /// <param name="line">Hears each line that the script writes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was written to the error stream; empty where all is well.</returns>
    Task<string> RunAsync(string script, string input, Action<string> line, CancellationToken cancellationToken);
}
