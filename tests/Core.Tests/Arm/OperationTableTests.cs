using System;
using System.Net.Http;
using AzBackupTools.Core.Arm;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class OperationTableTests
{
    private const string Vault = ArmFixture.Host + ArmFixture.Vault;
    private const string Fabric = Vault + "/backupFabrics/Azure";
    private const string Container = Fabric + "/protectionContainers/c";
    private const string Item = Container + "/protectedItems/i";
    private const string Region = ArmFixture.Host + "/subscriptions/s/providers/Microsoft.RecoveryServices/locations/westeurope";
    private const string Signed = "?api-version=2024-04-01&t=1&s=2";

    private static Uri? Link(string? uri) => uri is null ? null : new Uri(uri + Signed);

    /// <summary>Each row of the table with the URLs that the service sends, and with Location alone.</summary>
    [Theory]
    [InlineData("protected item", Item + "/operationsStatus/o", Item + "/operationResults/o", "Status", false, true)]
    [InlineData("protected item", null, Item + "/operationResults/o", "Result", false, true)]
    [InlineData("container", Container + "/operationsStatus/o", Container + "/operationResults/o", "Result", false)]
    [InlineData("fabric", Fabric + "/operationsStatus/o", Fabric + "/operationResults/o", "Result", false)]
    [InlineData("fabric", null, Fabric + "/operationResults/o", "Result", false)]
    [InlineData("fabric", Fabric + "/operationsStatus/o", null, "Status", false)]
    [InlineData("backup of a vault", Vault + "/backupOperations/o", Vault + "/backupOperationResults/o", "Status", false)]
    [InlineData("backup of a vault", null, Vault + "/backupOperationResults/o", "Result", false)]
    [InlineData("policy", Vault + "/backupPolicies/p/operations/o", Vault + "/backupPolicies/p/operationResults/o", "Status", false)]
    [InlineData("export of jobs", Vault + "/backupJobs/operationsStatus/o", Vault + "/backupJobs/operationResults/o", "Result", true)]
    [InlineData("job", Vault + "/backupJobs/j/operationsStatus/o", Vault + "/backupJobs/j/operationResults/o", "Result", false)]
    [InlineData("validation", Vault + "/backupValidateOperationsStatuses/o", Vault + "/backupValidateOperationResults/o", "Status", true)]
    [InlineData("tiering cost", Vault + "/backupTieringCost/default/operationsStatus/o", Vault + "/backupTieringCost/default/operationResults/o", "Status", true)]
    [InlineData("storage configuration", Vault + "/backupstorageconfig/vaultstorageconfig/operationStatus/o", Vault + "/backupstorageconfig/vaultstorageconfig/operationResults/o", "Status", true)]
    [InlineData("private endpoint", Vault + "/privateEndpointConnections/p/operationsStatus/o", null, "Status", false)]
    [InlineData("vault", Vault + "/operationStatus/MjA0Nzs=", Vault + "/operationResults/MjA0Nzs=", "Status", true)]
    [InlineData("vault", Vault + "/operationStatus/MjA0Nzs=", null, "Status", true)]
    [InlineData("restore across regions", Region + "/backupCrrOperationsStatus/o", Region + "/backupCrrOperationResults/o", "Status", false)]
    [InlineData("any other", ArmFixture.Host + "/subscriptions/s/providers/Microsoft.Compute/locations/westeurope/operations/o", null, "Status", true)]
    [InlineData("any other", null, ArmFixture.Host + "/subscriptions/s/providers/Microsoft.Compute/locations/westeurope/operations/o", "Result", true)]
    [InlineData("any other", null, null, "Resource", true)]
    public void Each_flavour_has_its_row(string flavour, string? status, string? result, string by, bool postHasResult, bool putResultByLocation = false)
    {
        var (statusUri, resultUri) = (Link(status), Link(result));
        var row = OperationTable.Find(statusUri, resultUri);
        Assert.Equal(flavour, row.Flavour);
        Assert.Equal(by, OperationTable.Next(statusUri, resultUri).ToString());
        Assert.Equal(postHasResult ? resultUri : null, OperationTable.Final(HttpMethod.Post, new Uri(Item), statusUri, resultUri));
        Assert.Equal(putResultByLocation ? resultUri : new Uri(Item), OperationTable.Final(HttpMethod.Put, new Uri(Item), statusUri, resultUri));
        Assert.Equal(putResultByLocation ? resultUri : new Uri(Item), OperationTable.Final(HttpMethod.Patch, new Uri(Item), statusUri, resultUri));
        Assert.Null(OperationTable.Final(HttpMethod.Delete, new Uri(Item), statusUri, resultUri));
    }

    [Fact]
    public void Rows_are_found_whatever_the_case() =>
        Assert.Equal("backup of a vault", OperationTable.Find(new Uri((Vault + "/backupOperations/o/").ToUpperInvariant()), null).Flavour);
}
