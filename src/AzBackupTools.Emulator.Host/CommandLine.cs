using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AzBackupTools.Emulator.Host;

/// <summary>Reads the command line. Nothing is accepted in silence.</summary>
public static class CommandLine
{
    private static readonly IReadOnlyList<Option> Options =
    [
        new("--port", "N", "The port on 127.0.0.1; 0, the default, takes a free one.", (o, v) => o with { Port = (int)Number("--port", v, 0, 65535) }),
        new("--https", null, "Serves TLS with a development certificate for 127.0.0.1 and localhost, and says where its PEM lies.", (o, _) => o with { Https = true }),
        new("--certificate", "FILE", "Where the certificate of --https goes.", (o, v) => o with { CertificateFile = Path.GetFullPath(v) }),
        new("--state", "FILE", "Reads the state from the file, where it exists, and writes it there at the end.", (o, v) => o with { StateFile = Path.GetFullPath(v) }),
        new("--scenario", "NAME|FILE", "What exists at the start.", (o, v) => o with { Scenario = v }),
        new("--record", "DIR", "Writes each exchange to the folder as JSON.", (o, v) => o with { RecordFolder = Path.GetFullPath(v) }),
        new(
            "--time-scale",
            "X",
            "Virtual time flows X times as fast as real time; 0 lets it stand still. 60 where it is left out.",
            (o, v) => o with { TimeScale = Number("--time-scale", v, 0, 1_000_000) }),
        new("--token", "T", "The one bearer token that is let in. Else any that is not empty.", (o, v) => o with { Token = v }),
        new("--loose", null, "Accepts api-versions and query parameters that the emulator does not know.", (o, _) => o with { Loose = true }),
        new("--parent-pid", "PID", "Ends when that process ends.", (o, v) => o with { ParentProcessId = (int)Number("--parent-pid", v, 1, int.MaxValue) }),
        new("--seed", "N", "Where invented ids and sizes come from; 1 where it is left out.", (o, v) => o with { Seed = (int)Number("--seed", v, int.MinValue, int.MaxValue) }),
        new("--start-time", "TIME", "The moment at which virtual time starts, such as 2026-01-05T08:00:00Z; else the present.", (o, v) => o with { StartTime = Moment(v) }),
        new("--help", null, "Says this.", (o, _) => o with { Help = true }),
    ];

    /// <summary>What the options are.</summary>
    public static string Usage
    {
        get
        {
            IEnumerable<string> lines = Options.Select(option => $"  {option.Spelling,-24}{option.Summary}");
            return string.Join(Environment.NewLine, new[] { "azbackup-emulator: Azure Backup on this machine, at http://127.0.0.1:PORT.", "" }.Concat(lines));
        }
    }

    /// <exception cref="HostOptionException">An option is unknown, lacks its value or is out of its range.</exception>
    public static HostOptions Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = new HostOptions();
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] halves = arguments[i].Split('=', 2);
            Option option = Options.FirstOrDefault(o => string.Equals(o.Name, halves[0], StringComparison.OrdinalIgnoreCase))
                ?? throw new HostOptionException($"There is no option '{arguments[i]}'. There are: {string.Join(", ", Options.Select(o => o.Spelling))}.");
            string value = string.Empty;
            if (option.ValueName is null)
            {
                if (halves.Length == 2)
                {
                    throw new HostOptionException($"{option.Name} takes no value, and was given '{halves[1]}'.");
                }
            }
            else
            {
                value = halves.Length == 2 ? halves[1] : ++i < arguments.Count ? arguments[i] : string.Empty;
                if (string.IsNullOrWhiteSpace(value))
                {
                    throw new HostOptionException($"{option.Name} needs its value: {option.Spelling}.");
                }
            }

            options = option.Apply(options, value);
        }

        return options;
    }

    private static double Number(string name, string text, double least, double most)
    {
        bool whole = name != "--time-scale";
        NumberStyles style = NumberStyles.AllowLeadingSign | (whole ? NumberStyles.None : NumberStyles.AllowDecimalPoint);
        return double.TryParse(text, style, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw new HostOptionException(FormattableString.Invariant($"{name} is '{text}'; it is a {(whole ? "whole " : string.Empty)}number from {least} to {most}."));
    }

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment.ToUniversalTime()
            : throw new HostOptionException($"--start-time is '{text}', which is no time; give one such as 2026-01-05T08:00:00Z.");

    private sealed record Option(string Name, string? ValueName, string Summary, Func<HostOptions, string, HostOptions> Apply)
    {
        public string Spelling => ValueName is null ? Name : $"{Name} {ValueName}";
    }
}
