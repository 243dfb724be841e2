using System.Text;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests.Support;

/// <summary>An answer of the emulator.</summary>
internal sealed class Reply
{
    public Reply(EmulatorResponse response) => Response = response;

    public EmulatorResponse Response { get; }

    public int Status => Response.Status;

    public string Text => Encoding.UTF8.GetString(Response.Body);

    public JsonNode Json => JsonNode.Parse(Response.Body)!;

    public JsonNode Properties => Json["properties"]!;

    public JsonArray Values => Json["value"]!.AsArray();

    public string? ErrorCode => (string?)Json["error"]!["code"];

    public string? Header(string name) => Response.Headers.TryGetValue(name, out string? value) ? value : null;

    public Reply Expect(int status)
    {
        Assert.True(status == Status, $"Expected {status}, got {this}");
        return this;
    }

    public Reply ExpectError(int status, string code)
    {
        Expect(status);
        Assert.Equal(code, ErrorCode);
        Assert.False(string.IsNullOrWhiteSpace((string?)Json["error"]!["message"]));
        return this;
    }

    public override string ToString() => $"{Status} {Text}";
}
