using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;

namespace AzBackupTools.Emulator.Tests;

public class FuzzTests
{
    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "BREW"];

    private static readonly string[] Scraps =
    [
        "", "x", "..", "%", "%00", "%2F", "%3B", ";;;", "VM;iaasvmcontainerv2;rg-test;web01", "IaasVMContainer;iaasvmcontainerv2;rg-test;web01",
        "vault1", "rg-test", Emu.Sub, "Azure", "DefaultPolicy", "\u00fc\u20ac\ud83d\ude00", "'", "\"", "<script>", "a b", "+", "2147483648", "null",
        "backupJobs", "_emulator", "state", "reset2", "clock", "advance", "faults", new string('y', 3000),
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "[]", "null", "5", "\"x\"", "{}", """{"properties":null}""", """{"properties":[]}""", """{"properties":{"policyId":7}}""", """{"a":1,"a":2}""",
        """{"location":"westeurope","sku":{"name":"Standard"}}""", """{"location":{},"sku":[]}""", """{"seconds":1e400}""", """{"seconds":-1}""", """{"seconds":"1"}""",
        """{"properties":{"protectedItemType":"Microsoft.Compute/virtualMachines","sourceResourceId":"/","policyId":""}}""",
        """{"properties":{"objectType":"IaasVMBackupRequest","recoveryPointExpiryTimeInUTC":"9999-12-31T23:59:59Z"}}""",
        """{"properties":{"backupManagementType":"AzureIaasVM","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicy","scheduleRunFrequency":"Daily","scheduleRunTimes":[null,5,{}]}}}""",
        """{"effect":{"stall":true},"times":1}""", """{"probability":0.5,"effect":{"status":429}}""", """{"effect":{"failJob":{"code":"\ud800"}},"match":{"pathContains":"\udfff"}}""",
        """{"effect":{"duplicatePage":true,"loseOperation":"x"}}""", """{"vaults":[{"name":"\ud800","items":[{"vm":{}}]}]}""", """{"scenario":"Empty"}""", """{"estates":[{"vaults":-1}]}""",
        """{"virtualMachines":[{"name":"a","resourceGroup":"b","location":"c","dataDisks":[{"lun":-1}]}],"faults":[null]}""", """{"resourceGroup":"rg-test","name":"web01","vault":"vault1","items":[{"volume":5}]}""",
        """{"value":"x","attributes":{"nbf":1e400}}""", """{"value":"x","tags":{"a":null}}""", """{"value":"\ud800"}""", """{"attributes":{"enabled":1,"exp":1e300}}""",
        """{"match":5,"effect":[]}""", """{"effect":{"status":99999999999}}""", """{"name":"v","resourceGroup":"g","location":"l","dataDisks":[5]}""",
        "\u0000\u0001", "{\"x\":\"\\ud800\"}",
    ];

    /// <summary>2,000 of a fixed seed; AZBACKUPTOOLS_FUZZ=100000 makes it as many as one likes.</summary>
    [Fact]
    public async Task Malformed_requests_get_proper_answers()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("AZBACKUPTOOLS_FUZZ"), out int asked) ? asked : 2000;
        Emu emu = null!;
        var random = new Random(20260105);
        for (int i = 0; i < count; i++)
        {
            // Now and then a fresh one: nonsense with a DELETE in front leaves little behind.
            if (i % 100 == 0)
            {
                emu = await new Emu(records: false).WithProtected("web01");
                (await emu.Put(Emu.Group + "/providers/Microsoft.KeyVault/vaults/kv1", new JsonObject { ["location"] = "westeurope" })).Expect(201);
            }

            EmulatorRequest request = Make(random);
            var reply = new Reply(await emu.Engine.HandleAsync(request, CancellationToken.None));
            string what = $"#{i} {request.Method} {request.Uri}: {reply}";
            if (reply.Response.ConnectionEnd is ConnectionEnd.Reset or ConnectionEnd.Stalled)
            {
                // A fault that came with an earlier request: there is no answer.
                continue;
            }

            Assert.True(reply.Status is >= 200 and < 600, what);
            Assert.True(reply.Status != 500, what);
            Assert.DoesNotContain("   at ", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", reply.Text, StringComparison.Ordinal);
            if (reply.Response.Body.Length > 0)
            {
                Assert.True(JsonNode.Parse(reply.Response.Body) is JsonObject, what);
            }

            // A refused token request has the form of OAuth, a HEAD none at all.
            if (reply.Status >= 400 && reply.Response.Body.Length > 0 && reply.Json["error"] is JsonObject)
            {
                Assert.False(string.IsNullOrEmpty(reply.ErrorCode), what);
                Assert.False(string.IsNullOrEmpty((string?)reply.Json["error"]!["message"]), what);
            }

            Assert.All(reply.Response.Headers, header => Assert.DoesNotContain(header.Value, c => c is < ' ' or > '~'));
        }
    }

    private static EmulatorRequest Make(Random random)
    {
        string path = random.Next(5) switch
        {
            4 => $"/_keyvaults/{Pick(random, ["kv1", "kv1", "kv1", "", "%00"])}/{Pick(random, ["secrets", "secrets", "keys"])}/{Pick(random, ["one", "one", "%C3%BC", ""])}/{Pick(random, ["versions", "x", "", ""])}",
            0 => "/" + string.Join("/", Enumerable.Range(0, random.Next(14)).Select(_ => Pick(random, Scraps))),
            1 => "/_emulator/" + Pick(random, ["state", "clock/advance", "vms", "vms/delete", "requests", "faults", "seed", "snapshot", "mars-servers", "mars-servers/delete-backups", "access", "nothing", ""]),
            _ => Filled(random, RouteTable.Routes[random.Next(RouteTable.Routes.Count)].Template),
        };
        string query = random.Next(6) switch
        {
            5 => "?api-version=7.4" + Pick(random, ["", "", "&maxresults=0", "&$skiptoken=x", "&api-version=7.4"]),
            0 => "",
            1 => "?api-version=" + Pick(random, Scraps),
            2 => "?api-version=2024-04-01&$filter=" + Pick(random, ["a eq", "eq eq eq", "backupManagementType eq 'AzureIaasVM'", "'''", "itemType eq 'VM' and", "%27"]),
            3 => "?api-version=2024-04-01&$skipToken=" + Pick(random, Scraps) + "&&=&x",
            _ => "?api-version=" + Pick(random, ["2024-04-01", "2024-07-01", "2022-12-01", "2026-05-01", "2016-06-01"]),
        };
        var headers = new List<KeyValuePair<string, string>>();
        if (random.Next(10) > 0)
        {
            headers.Add(new("Authorization", "Bearer x"));
        }

        headers.Add(new("x-ms-client-request-id", Pick(random, ["", "id", "\r\nInjected: yes", "\u20ac", new string('z', 1000)])));
        headers.Add(new("x-ms-correlation-request-id", Pick(random, Scraps)));
        byte[] body = Encoding.UTF8.GetBytes(Pick(random, Bodies));
        if (random.Next(10) == 0)
        {
            random.NextBytes(body);
        }

        if (!Uri.TryCreate(Emu.Host + path + query, UriKind.Absolute, out Uri? uri))
        {
            uri = new Uri(Emu.Host + "/" + Uri.EscapeDataString(path));
        }

        return new EmulatorRequest(Pick(random, Methods), uri, headers, body);
    }

    /// <summary>A real route with mostly real names and now and then nonsense.</summary>
    private static string Filled(Random random, string template)
    {
        var real = new Dictionary<string, string>
        {
            ["{subscription}"] = Emu.Sub, ["{group}"] = "rg-test", ["{vault}"] = "vault1", ["{vm}"] = "web01", ["{fabric}"] = "Azure",
            ["{container}"] = "IaasVMContainer;iaasvmcontainerv2;rg-test;web01", ["{item}"] = "VM;iaasvmcontainerv2;rg-test;web01", ["{policy}"] = "DefaultPolicy",
        };
        return string.Join("/", template.Split('/').Select(segment =>
            !segment.StartsWith('{') ? segment
            : random.Next(6) > 0 && real.TryGetValue(segment, out string? name) ? name
            : Pick(random, Scraps)));
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
