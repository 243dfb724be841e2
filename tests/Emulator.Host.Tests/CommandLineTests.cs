using System;
using System.IO;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Every_option_is_read()
    {
        HostOptions options = CommandLine.Parse(
        [
            "--port", "8080", "--https", "--certificate", "c.pem", "--state=s.json", "--scenario", "Empty", "--record", "r",
            "--time-scale", "2.5", "--token", "secret", "--loose", "--parent-pid", "7", "--seed", "-3", "--start-time", "2026-01-05T08:00:00Z",
        ]);

        Assert.Equal(
            new HostOptions
            {
                Port = 8080, Https = true, CertificateFile = Path.GetFullPath("c.pem"), StateFile = Path.GetFullPath("s.json"), Scenario = "Empty",
                RecordFolder = Path.GetFullPath("r"), TimeScale = 2.5, Token = "secret", Loose = true, ParentProcessId = 7, Seed = -3,
                StartTime = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero),
            },
            options);
    }

    [Theory]
    [InlineData("--prot", "--port N")]
    [InlineData("--port", "needs its value")]
    [InlineData("--port=", "needs its value")]
    [InlineData("--port=65536", "65535")]
    [InlineData("--port=1.5", "whole number")]
    [InlineData("--time-scale=-1", "from 0")]
    [InlineData("--time-scale=NaN", "NaN")]
    [InlineData("--parent-pid=0", "from 1")]
    [InlineData("--start-time=soon", "soon")]
    [InlineData("--https=yes", "takes no value")]
    [InlineData("extra", "extra")]
    public void A_wrong_option_is_named_with_the_way_out(string argument, string said) =>
        Assert.Contains(said, Assert.Throws<HostOptionException>(() => CommandLine.Parse([argument])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, 60, true)]
    [InlineData("0", 0, true)]
    [InlineData("10", 10, false)]
    public void Waits_jump_unless_a_speed_was_asked_for(string? scale, double effective, bool jumps)
    {
        HostOptions options = CommandLine.Parse(scale is null ? [] : ["--time-scale", scale]);

        Assert.Equal(effective, options.EffectiveTimeScale);
        Assert.Equal(jumps, options.WaitsJump);
    }

    [Fact]
    public void The_usage_names_every_option() =>
        Assert.All(
            ["--port", "--https", "--state", "--scenario", "--record", "--time-scale", "--token", "--loose", "--parent-pid"],
            name => Assert.Contains(name, CommandLine.Usage, StringComparison.Ordinal));
}
