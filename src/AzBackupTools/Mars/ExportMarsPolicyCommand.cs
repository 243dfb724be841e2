using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Writes all that the agent of this server is told as JSON: policies, proxy and limits of bandwidth. It holds no secret.</summary>
[Cmdlet(VerbsData.Export, "MarsPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(string))]
public sealed class ExportMarsPolicyCommand : MarsCmdlet
{
    /// <summary>The file, or a folder, where the file is named after the server. Left out, the JSON goes to the pipeline.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var json = (await MarsConfiguration.ReadAsync(Agent, cancellationToken).ConfigureAwait(false)).ToJson();
        if (Path is null)
        {
            await pipeline.WriteObjectAsync(json).ConfigureAwait(false);
            return;
        }

        var server = await ServerNameAsync(cancellationToken).ConfigureAwait(false);
        var path = await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false);
        var file = new FileInfo(Directory.Exists(path) ? System.IO.Path.Combine(path, server + ".mars.json") : path);
        if (file.Exists && !Force)
        {
            throw new BackupException(ErrorIds.FileExists, $"There is a file '{file.FullName}' already.", "Choose another -Path, or overwrite it with -Force.", file.FullName);
        }

        if (!await pipeline.ShouldProcessAsync(file.FullName, $"Write the configuration of {server}").ConfigureAwait(false))
        {
            return;
        }

        try
        {
            File.WriteAllText(file.FullName, json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument, $"-Path '{Path}' cannot be written: {exception.Message}", "Give a file in a folder that exists and can be written.", file.FullName, exception);
        }

        file.Refresh();
        await pipeline.WriteObjectAsync(file).ConfigureAwait(false);
    }
}
