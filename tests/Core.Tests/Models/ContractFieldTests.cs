using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Every documented field of everything that a model is read from, recorded or not, is found again in the model.</summary>
public sealed class ContractFieldTests
{
    /// <summary>Enough for every kind of schedule and retention to have had its turn.</summary>
    private const int Choices = 4;

    [SharedTheory]
    [InlineData("Vault", null)]
    [InlineData("VaultConfig", null)]
    [InlineData("BackupStatus", null)]
    [InlineData("ProtectedItem", "ProtectedItem")]
    [InlineData("BackupPolicy", "ProtectionPolicy")]
    [InlineData("BackupJob", "Job")]
    [InlineData("RecoveryPoint", "RecoveryPoint")]
    [InlineData("BackupContainer", "ProtectionContainer")]
    [InlineData("ProtectableVm", "IaaSVMProtectableItem")]
    public void Every_documented_field_is_found_in_the_model(string modelKind, string? baseOfProperties)
    {
        var kind = ModelKind.All.Single(it => it.Name == modelKind);
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        var fields = 0;
        foreach (var properties in baseOfProperties is null ? [null] : Contract.Backup.Kinds(baseOfProperties).Cast<Contract.Schema?>())
        {
            for (var choice = 0; choice < Choices; choice++)
            {
                var invention = ContractBody.Invent(kind.Contract!.Definition(kind.Definition), properties, choice, out var body);
                fields += Check(kind, properties, body, invention.Booleans, lost);
            }
        }

        Assert.True(fields > 5, $"only {fields} fields were looked for");
        Assert.True(lost.Count == 0, $"{lost.Count} fields are lost:\n" + string.Join("\n", lost));
    }

    private static int Check(ModelKind kind, Contract.Schema? properties, JsonObject body, List<string> booleans, SortedSet<string> lost)
    {
        var json = body.ToJsonString();
        var dump = ModelDump.Of(kind.Read(json));
        var held = dump.Spellings;
        var fields = 0;
        foreach (var leaf in DocumentedLeaf.In(body, kind.Contract!.Definition(kind.Definition)))
        {
            if (leaf.Value.GetValueKind() == System.Text.Json.JsonValueKind.False || ReviewedExclusions.Cover(kind, leaf.Path))
            {
                continue;
            }

            fields++;
            if (!leaf.Spellings().Any(held.Contains))
            {
                lost.Add($"{properties?.Name}{leaf.Path}");
            }
        }

        foreach (var path in booleans)
        {
            fields++;
            var changed = JsonNode.Parse(json)!.AsObject();
            Set(changed, path.Split('.', StringSplitOptions.RemoveEmptyEntries));
            if (ModelDump.Of(kind.Read(changed.ToJsonString())).ToString() == dump.ToString())
            {
                lost.Add($"{properties?.Name}{path}");
            }
        }

        return fields;
    }

    private static void Set(JsonNode at, ReadOnlySpan<string> path)
    {
        var name = path[0];
        var inList = name.EndsWith("[]", StringComparison.Ordinal);
        var child = at[inList ? name[..^2] : name]!;
        if (path.Length == 1)
        {
            at[name] = true;
            return;
        }

        Set(inList ? child[0]! : child, path[1..]);
    }
}
