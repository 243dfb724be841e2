using AzBackupTools.Conformance;

namespace AzBackupTools.Emulator.Tests;

/// <summary>The emulator, asked what the real service was asked, answers alike but for what stands in the reviewed file.</summary>
public class RecordingTests
{
    [RecordingTheory]
    [InlineData("vm-archive.json")]
    [InlineData("vm-container.json")]
    [InlineData("vm-crr.json")]
    [InlineData("vm-csr.json")]
    [InlineData("vm-disk-exclusion.json")]
    [InlineData("vm-encryption.json")]
    [InlineData("vm-identity.json")]
    [InlineData("vm-item.json")]
    [InlineData("vm-job.json")]
    [InlineData("vm-policy.json")]
    [InlineData("vm-protection.json")]
    [InlineData("vm-restore.json")]
    [InlineData("vm-rg-mapping.json")]
    [InlineData("vm-softdelete.json")]
    [InlineData("vm-vault.json")]
    public async Task The_answers_are_the_recorded_ones(string recording)
    {
        KnownDifferences known = KnownDifferences.Read(Path.Combine(AppContext.BaseDirectory, "known-differences.txt"));

        (int exchanges, IReadOnlyList<Difference> differences) = await RecordingReplay.RunAsync(
            Path.Combine(SharedRecordings.Folder!, recording), CancellationToken.None);

        Difference[] unknown = differences.Select(known.Explain).Where(difference => difference.Reason is null).ToArray();
        Assert.True(unknown.Length == 0, string.Join("\n", unknown.Take(20)));
        Assert.True(exchanges > 40, $"Only {exchanges} exchanges in {recording}.");
    }
}
