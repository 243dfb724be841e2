namespace AzBackupTools.Emulator.Tests;

/// <summary>The emulator, asked what the real service was asked, answers in the same shapes.</summary>
public class RecordingTests
{
    [RecordingTheory]
    [InlineData("vm-item.json", "2023-05-17T12:08:00Z", 60)]
    [InlineData("vm-softdelete.json", "2023-05-17T12:25:00Z", 40)]
    [InlineData("vm-protection.json", "2023-05-17T12:28:00Z", 40)]
    [InlineData("vm-container.json", "2023-05-17T12:08:00Z", 40)]
    [InlineData("vm-policy.json", "2023-05-20T12:58:00Z", 60)]
    [InlineData("vm-job.json", "2023-05-17T12:08:00Z", 35)]
    [InlineData("vm-disk-exclusion.json", "2023-05-17T12:08:00Z", 50)]
    [InlineData("vm-rg-mapping.json", "2023-05-17T12:08:00Z", 40)]
    [InlineData("vm-csr.json", "2023-01-05T10:00:00Z", 20)]
    [InlineData("vm-vault.json", "2023-05-22T13:08:00Z", 50)]
    public async Task The_answers_have_every_member_that_the_service_sent(string recording, string start, int atLeast)
    {
        var replay = new Recording(recording, DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture));

        await replay.Replay();

        Assert.True(replay.Differences.Count == 0, string.Join("\n", replay.Differences));
        Assert.True(replay.Compared >= atLeast, $"Only {replay.Compared} exchanges of {recording} were compared.");
    }
}
