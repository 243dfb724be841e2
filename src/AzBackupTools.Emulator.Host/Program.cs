using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Emulator.Host;

/// <summary>The command azbackup-emulator.</summary>
internal static class Program
{
    /// <summary>The exit code for a command line that cannot be understood.</summary>
    private const int BadUsage = 2;

    private static async Task<int> Main(string[] arguments)
    {
#pragma warning disable RS0030 // the program's own console: this is where READY is awaited
        TextWriter output = Console.Out;
        TextWriter errors = Console.Error;
#pragma warning restore RS0030
        try
        {
            HostOptions options = CommandLine.Parse(arguments);
            if (options.Help)
            {
                await output.WriteLineAsync(CommandLine.Usage).ConfigureAwait(false);
                return 0;
            }

            EmulatorServer server = await EmulatorServer.StartAsync(options, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                if (server.CertificateFile is { } certificate)
                {
                    await output.WriteLineAsync($"CERTIFICATE {certificate}").ConfigureAwait(false);
                }

                await output.WriteLineAsync($"READY {server.Endpoint.GetLeftPart(UriPartial.Authority)}").ConfigureAwait(false);
                await output.FlushAsync().ConfigureAwait(false);
                await server.RunAsync().ConfigureAwait(false);
            }

            return 0;
        }
        catch (HostOptionException e)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return BadUsage;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
