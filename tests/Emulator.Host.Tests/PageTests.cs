using System;
using System.Diagnostics;
using System.Net.Http;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Host.Tests.Support;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

public sealed class PageTests
{
    [Theory]
    [InlineData("/", "text/html", "azbackup-emulator")]
    [InlineData("/_emulator/page/style.css", "text/css", "prefers-color-scheme: dark")]
    [InlineData("/_emulator/page/page.js", "text/javascript", "/_emulator/estate")]
    public async Task The_page_and_its_parts_are_served(string path, string type, string holds)
    {
        await using Served served = await Served.StartAsync();
        using HttpResponseMessage answer = await served.Client.GetAsync(path);

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains(holds, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Needs a browser of the Chromium family, which the variable names: the build runs it only where it is set.</summary>
    [Fact]
    [Trait("Needs", "browser")]
    public async Task A_browser_shows_the_requests_and_the_time()
    {
        await using Served served = await Served.StartAsync();
        await served.MakeGroupAsync();
        using var profile = new ScratchFolder();
        using Process browser = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("AZBACKUPTOOLS_BROWSER") ?? throw new InvalidOperationException("AZBACKUPTOOLS_BROWSER names no browser."),
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--user-data-dir=" + profile.Path, "--virtual-time-budget=3000", "--dump-dom",
                served.Server.Endpoint.ToString(),
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string shown = await browser.StandardOutput.ReadToEndAsync();
        await browser.WaitForExitAsync();

        Assert.Contains("2026-01-05 08:00:00 UTC", shown, StringComparison.Ordinal);
        Assert.Contains("stands still", shown, StringComparison.Ordinal);
        Assert.Contains("/resourceGroups/rg?api-version=2022-12-01", shown, StringComparison.Ordinal);
    }
}
