using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Arm.Pipeline;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

/// <summary>Every secret in these tests contains the word "geheim", so that one look finds it.</summary>
public sealed class WireLogTests
{
    private const string Secret = "geheim";

    private static string Log(string json)
    {
        var log = new StringBuilder();
        JsonRedaction.Append(log, Encoding.UTF8.GetBytes(json));
        return log.ToString();
    }

    [Fact]
    public async Task An_exchange_is_shown_and_none_of_its_secrets()
    {
        using var arm = new ArmFixture(o => o with { StaticToken = "geheim-token" });
        var request = ArmRequest.Post(ArmFixture.Item + "/backup", "2024-04-01", """{"properties":{"securityPIN":"geheim-pin","name":"web01"}}"""u8.ToArray())
            .WithHeader("x-ms-authorization-auxiliary", "Bearer geheim-aux").WithHeader("x-own", "geheim-header").WithQuery("t", "geheim-t");
        arm.Service.Answer(
            202,
            """{"status":"InProgress","token":"geheim-body","link":"https://emulator.localhost/x?api-version=1&t=638&c=geheim-c&s=geheim-s&h=geheim-h"}""",
            ("Azure-AsyncOperation", "http://emulator.localhost/op?api-version=1&t=geheim-t&c=geheim-c&s=geheim-s&h=geheim-h"),
            ("Location", "http://emulator.localhost/res?api-version=1&sig=geheim-sig"),
            ("Set-Cookie", "a=geheim-cookie"),
            ("Retry-After", "60"),
            ("x-ms-request-id", "req-1"));
        await arm.Client.SendAsync(request, CancellationToken.None);

        Assert.DoesNotContain(Secret, arm.Sink.Everything, StringComparison.OrdinalIgnoreCase);
        var sent = arm.Sink.DebugLines[0];
        Assert.StartsWith($"==> POST {ArmFixture.Host}{ArmFixture.Item}/backup?api-version=2024-04-01&t=REDACTED\n", sent, StringComparison.Ordinal);
        Assert.Contains("Authorization: REDACTED", sent, StringComparison.Ordinal);
        Assert.Contains("x-ms-authorization-auxiliary: REDACTED", sent, StringComparison.Ordinal);
        Assert.Contains("""{"properties":{"securityPIN":"REDACTED","name":"web01"}}""", sent, StringComparison.Ordinal);
        var received = arm.Sink.DebugLines[1];
        Assert.StartsWith("<== 202 Accepted (0 ms, ", received, StringComparison.Ordinal);
        Assert.Contains("Azure-AsyncOperation: http://emulator.localhost/op?api-version=1&t=REDACTED&c=REDACTED&s=REDACTED&h=REDACTED", received, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 60", received, StringComparison.Ordinal);
        Assert.Contains("x-ms-request-id: req-1", received, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"InProgress\"", received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_attempt_is_shown()
    {
        using var arm = new ArmFixture();
        arm.Service.Answer(503).Fail(new HttpRequestException("cut, password=geheim")).Answer(200, "{}");
        await arm.Client.SendAsync(ArmRequest.Get("/x", "1"), CancellationToken.None);
        Assert.Equal(6, arm.Sink.DebugLines.Count);
        Assert.Contains("(attempt 2)", arm.Sink.DebugLines[2], StringComparison.Ordinal);
        Assert.StartsWith("<== no answer: cut", arm.Sink.DebugLines[3], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Join("\n", arm.Sink.DebugLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_where_nobody_listens()
    {
        var deaf = new RecordingSink { WantsDebug = false };
        using var arm = new ArmFixture(o => o with { Activity = deaf });
        arm.Service.Answer(200, "{}");
        await arm.Client.SendAsync(ArmRequest.Get("/x", "1"), CancellationToken.None);
        Assert.Empty(deaf.DebugLines);
    }

    [Theory]
    [InlineData("""{"adminPassword":"geheim"}""")]
    [InlineData("""{"PASSPHRASE":"geheim"}""")]
    [InlineData("""{"properties":{"securityPIN":{"a":["geheim"]}},"securityPin":"geheim"}""")]
    [InlineData("""{"certificate":"geheim"}""")]
    [InlineData("""{"properties":{"certificate":["geheim",{"a":"geheim"}]}}""")]
    [InlineData("""{"clientSecret":{"value":"geheim"}}""")]
    [InlineData("""{"accessToken":"geheim","refresh_token":"geheim"}""")]
    [InlineData("""{"keys":[{"keyName":"key1","value":"geheim"}]}""")]
    [InlineData("""{"primaryKey":"geheim","key":"geheim"}""")]
    [InlineData("""{"commandId":"RunPowerShellScript","script":["geheim"]}""")]
    [InlineData("""{"scriptContent":"geheim","scriptExtension":".exe"}""")]
    [InlineData("""{"protectedSettings":{"commandToExecute":"geheim"}}""")]
    [InlineData("""{"connectionString":"geheim"}""")]
    [InlineData("""{"a":"DefaultEndpointsProtocol=https;AccountName=n;AccountKey=geheim==;EndpointSuffix=e"}""")]
    [InlineData("""{"a":"Server=s;Password = geheim;Database=d"}""")]
    [InlineData("""{"a":"https://n.blob.core.windows.net/c/b?sv=2020&se=2026&sr=b&sp=r&sig=geheim%3D"}""")]
    [InlineData("""{"a":"see https://n.example/?code=geheim, please"}""")]
    [InlineData("""{"a":"Authorization: Bearer geheim"}""")]
    [InlineData("""{"a":"eyJhbGciOiJIUzI1NiJ9.geheim.geheim"}""")]
    [InlineData("""{"a":"-----BEGIN PRIVATE KEY-----\ngeheim\n-----END PRIVATE KEY-----"}""")]
    [InlineData("""{"a":"-----BEGIN PRIVATE KEY-----\ngeheim"}""")]
    [InlineData("""{"parameters":[{"name":"adminPassword","value":"geheim"}]}""")]
    [InlineData("""{"parameters":[{"value":"geheim","type":"x","name":"adminPassword"}]}""")]
    [InlineData("""{"customData":"geheim","userData":"geheim"}""")]
    [InlineData("""["token=geheim"]""")]
    [InlineData("password=geheim")]
    [InlineData("""{"a":1,"b":"x"} geheim""")]
    [InlineData("<html>geheim</html>")]
    [InlineData("""{"a":{"password":"geheim""")]
    public void No_secret_of_a_body_is_shown(string body) =>
        Assert.DoesNotContain(Secret, Log(body), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void What_breaks_off_is_shown_up_to_there() =>
        Assert.StartsWith("""{"name":"web01","value":"REDACTED","state":… (""", Log("""{"name":"web01","value":"geheim","state":"Prot"""), StringComparison.Ordinal);

    [Fact]
    public void A_pin_that_is_a_number_is_a_secret_too() => Assert.Equal("""{"securityPIN":"REDACTED"}""", Log("""{"securityPIN":123456}"""));

    [Fact]
    public void What_is_no_secret_is_shown_as_it_is()
    {
        const string Body = """{"id":"/subscriptions/s/x","n":1.5,"t":true,"f":false,"z":null,"a":[1,"b",{}],"e":[],"disablePasswordAuthentication":true,"nextLink":"https://a.example/x?api-version=1&$skipToken=abc"}""";
        Assert.Equal(Body, Log(Body));
    }

    [Fact]
    public void A_long_body_is_cut()
    {
        var body = "{\"value\":[" + string.Join(",", Enumerable.Range(0, 5000).Select(i => $$"""{"name":"item{{i}}"}""")) + "]}";
        var log = Log(body);
        Assert.InRange(log.Length, 4096, 4500);
        Assert.EndsWith($" … ({Encoding.UTF8.GetByteCount(body)} bytes in all)", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_shortened_after_its_secrets_are_gone()
    {
        var log = Log($$"""{"a":"{{new string('x', 290)}} password=geheimgeheimgeheim{{new string('y', 900)}}"}""");
        Assert.InRange(log.Length, 300, 400);
        Assert.DoesNotContain("geheim", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example/x", "https://a.example/x")]
    [InlineData("https://a.example/x?", "https://a.example/x?")]
    [InlineData("https://a.example/x?api-version=1&%24filter=a+eq+b&$top=5", "https://a.example/x?api-version=1&%24filter=a+eq+b&$top=5")]
    [InlineData("https://a.example/x?geheim", "https://a.example/x?REDACTED")]
    [InlineData("https://a.example/x?API-VERSION=1&new=geheim&sig=", "https://a.example/x?API-VERSION=1&new=REDACTED&sig=REDACTED")]
    public void Only_known_parts_of_a_query_are_shown(string uri, string shown) => Assert.Equal(shown, Redaction.Uri(uri));

    [SharedFact]
    public void Recorded_bodies_are_written_as_json_or_cut()
    {
        var bodies = new List<string>();
        foreach (var file in SharedFiles.Recordings)
        {
            using var json = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            bodies.AddRange(json.RootElement.EnumerateArray().Select(e => e.GetProperty("responseBody").GetRawText()));
        }

        foreach (var body in bodies)
        {
            var log = Log(body);
            if (!log.EndsWith("bytes in all)", StringComparison.Ordinal))
            {
                using var written = System.Text.Json.JsonDocument.Parse(log);
                Assert.DoesNotContain("not JSON", log, StringComparison.Ordinal);
            }
        }

        Assert.NotEmpty(bodies);
    }
}
