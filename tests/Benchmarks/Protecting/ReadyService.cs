using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Protecting;

/// <summary>
/// A service within the process whose answers lie ready: what is measured is the client. A machine is protected by a PUT (202), a look
/// at the operation (Succeeded, with the job) and a look at its result (200 with the item), as the embedded emulator answers it.
/// </summary>
internal sealed class ReadyService : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    private readonly byte[] _ended = Encoding.UTF8.GetBytes(
        """{"id":"/subscriptions/5b0a7e11-0000-4000-8000-000000000042/operationsStatus/0d8a0a5e-0000-4000-8000-000000000001","name":"0d8a0a5e-0000-4000-8000-000000000001","status":"Succeeded","startTime":"2031-03-03T09:00:00Z","endTime":"2031-03-03T09:00:02Z","properties":{"objectType":"OperationStatusJobExtendedInfo","jobId":"1c2f7c1d-0000-4000-8000-000000000001"}}""");

    private readonly byte[] _item = Encoding.UTF8.GetBytes(ItemJson());
    private readonly byte[] _empty = Encoding.UTF8.GetBytes("""{"value":[]}""");
    private readonly byte[] _unknown = Encoding.UTF8.GetBytes("""{"error":{"code":"BMSUserErrorDataSourceObjectNotFound","message":"Item not found.","target":null,"details":null,"innerError":null}}""");

    public static Uri Endpoint { get; } = new("http://emulator.localhost/");

    public static VaultId Vault { get; } = new("5b0a7e11-0000-4000-8000-000000000042", "rg-backup-production", "vault-production-weu");

    public static VmId Vm(int number) => new(Vault.SubscriptionId, "rg-application", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"vm-weu-{number:00000}"));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Put)
        {
            HttpResponseMessage accepted = Answer(HttpStatusCode.Accepted, []);
            string operation = $"http://emulator.localhost{path}";
            accepted.Headers.TryAddWithoutValidation("Azure-AsyncOperation", operation + "/operationsStatus/0d8a0a5e-0000-4000-8000-000000000001?api-version=2024-04-01&t=639000000000000000&c=invented&s=invented&h=invented");
            accepted.Headers.TryAddWithoutValidation("Location", operation + "/operationResults/0d8a0a5e-0000-4000-8000-000000000001?api-version=2024-04-01&t=639000000000000000&c=invented&s=invented&h=invented");
            accepted.Headers.TryAddWithoutValidation("Retry-After", "60");
            return Task.FromResult(accepted);
        }

        return Task.FromResult(
            path.Contains("/operationsStatus/", StringComparison.Ordinal) ? Answer(HttpStatusCode.OK, _ended)
            : path.Contains("/operationResults/", StringComparison.Ordinal) ? Answer(HttpStatusCode.OK, _item)
            : path.EndsWith("/backupProtectedItems", StringComparison.Ordinal) ? Answer(HttpStatusCode.OK, _empty)
            : Answer(HttpStatusCode.NotFound, _unknown));
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body)
    {
        HttpResponseMessage answer = new(status) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = Json;
        answer.Headers.TryAddWithoutValidation("x-ms-request-id", "3f8d9d4e-0000-4000-8000-000000000001");
        answer.Headers.TryAddWithoutValidation("x-ms-correlation-request-id", "3f8d9d4e-0000-4000-8000-000000000002");
        answer.Headers.TryAddWithoutValidation("x-ms-ratelimit-remaining-subscription-writes", "1199");
        answer.Headers.TryAddWithoutValidation("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        answer.Headers.TryAddWithoutValidation("Cache-Control", "no-cache");
        return answer;
    }

    private static string ItemJson()
    {
        VmId vm = Vm(1);
        ProtectedItemId item = ProtectedItemId.ForVm(Vault, vm);
        List<string> properties =
        [
            $"\"friendlyName\":\"{vm.Name}\"", $"\"virtualMachineId\":\"{vm}\"", "\"protectionStatus\":\"Healthy\"", "\"protectionState\":\"IRPending\"",
            "\"healthStatus\":\"Passed\"", "\"lastBackupStatus\":\"\"", "\"lastBackupTime\":\"2001-01-01T00:00:00Z\"", "\"protectedItemDataId\":\"228700252659534\"",
            "\"protectedItemType\":\"Microsoft.Compute/virtualMachines\"", "\"backupManagementType\":\"AzureIaasVM\"", "\"workloadType\":\"VM\"",
            $"\"containerName\":\"iaasvmcontainerv2;{vm.ResourceGroupName};{vm.Name}\"", $"\"sourceResourceId\":\"{vm}\"",
            $"\"policyId\":\"{Vault}/backupPolicies/DefaultPolicy\"", "\"policyName\":\"DefaultPolicy\"", "\"isArchiveEnabled\":false",
        ];
        return $"{{\"id\":\"{item}\",\"name\":\"{item.Name}\",\"type\":\"Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems\",\"properties\":{{{string.Join(",", properties)}}}}}";
    }
}
