using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Commands;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;
using Xunit;

namespace AzBackupTools.Module.Tests.Agents;

/// <summary>A file of a passphrase is given up only where it is the passphrase of nothing.</summary>
public sealed class PassphraseKeeperTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azbackuptools-keeper-").FullName;
    private readonly List<string> _warnings = [];

    private string Place => Path.Combine(_folder, "fs01.passphrase.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ErrorIds.InvalidSecurityPin, 0)]
    [InlineData(ErrorIds.MarsAgentFailed, 1)]
    [InlineData(null, 1)]
    public async Task The_new_one_stays_where_nobody_knows_whether_the_agent_took_it(string? refusal, int kept)
    {
        await File.WriteAllTextAsync(Place, "the one before");
        Exception failure = refusal is null ? new OperationCanceledException() : new BackupException(refusal, "No.", string.Empty);

        var thrown = await Record.ExceptionAsync(() => SetAsync(() => throw failure));

        Assert.Same(failure, thrown);
        Assert.Equal("the one before", await File.ReadAllTextAsync(Place));
        var beside = Directory.GetFiles(_folder, "*.tmp");
        Assert.Equal(kept, beside.Length);
        Assert.Equal(kept, _warnings.Count(warning => warning.Contains(beside.Single(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_the_agent_has_taken_stays_beside_a_place_that_has_gone()
    {
        var result = await SetAsync(() => Directory.CreateDirectory(Place));

        Assert.Equal(Assert.Single(Directory.GetFiles(_folder, "*.tmp")), result.File);
        Assert.Contains(result.File!, Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(36, (await File.ReadAllTextAsync(result.File!)).Trim().Length);
    }

    private async Task<MarsPassphraseResult> SetAsync(Action agentDoes)
    {
        var agent = DispatchProxy.Create<IMarsAgent, Part>();
        ((Part)(object)agent).Does = (_, _) =>
        {
            agentDoes();
            return Task.CompletedTask;
        };
        var pipeline = DispatchProxy.Create<IPipeline, Part>();
        ((Part)(object)pipeline).Does = (_, arguments) =>
        {
            _warnings.Add((string)arguments[0]!);
            return null;
        };
        using var keeper = new PassphraseKeeper(agent, Passphrases.Generate(), Place, force: true, vault: null, pipeline);
        keeper.Write();
        return await keeper.SetAsync("fs01", pin: null, CancellationToken.None);
    }

    /// <summary>An agent that only takes the passphrase, or a pipeline that only warns.</summary>
    public class Part : DispatchProxy
    {
        internal Func<string, object?[], object?> Does { get; set; } = static (name, _) => throw new NotSupportedException(name);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name is nameof(IMarsAgent.SetPassphraseAsync) or nameof(IPipeline.Warning)
            ? Does(targetMethod.Name, args!)
            : throw new NotSupportedException(targetMethod.Name);
    }
}
