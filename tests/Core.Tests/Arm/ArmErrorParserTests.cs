using System;
using System.Linq;
using System.Text;
using AzBackupTools.Core.Arm;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class ArmErrorParserTests
{
    private static ArmError Parse(string body, int status = 400) => ArmErrorParser.Parse(Encoding.UTF8.GetBytes(body), status);

    [Theory]
    [InlineData("""{"error":{"code":"VaultGone","message":"No such vault."}}""")]
    [InlineData("""{"Error":{"Code":"VaultGone","Message":"No such vault."}}""")]
    [InlineData("""{"ERROR":{"CODE":"VaultGone","MESSAGE":"  No such vault.  "}}""")]
    [InlineData("""{"code":"VaultGone","message":"No such vault."}""")]
    [InlineData("""{"Code":"VaultGone","Message":"No such vault.","Target":null,"Details":null}""")]
    [InlineData("""{"error":{"error":{"code":"VaultGone","message":"No such vault."}}}""")]
    [InlineData("""{"error":[{"code":"VaultGone","message":"No such vault."}]}""")]
    [InlineData("""[{"code":"VaultGone","message":"No such vault."}]""")]
    [InlineData("""{"odata.error":{"code":"VaultGone","message":{"lang":"en-US","value":"No such vault."}}}""")]
    [InlineData("""{"error":"VaultGone","error_description":"No such vault."}""")]
    [InlineData("""{"errorCode":"VaultGone","errorMessage":"No such vault."}""")]
    [InlineData("""{"error":{"code":null,"message":null,"details":[{"code":"VaultGone","message":"No such vault."}]}}""")]
    [InlineData("""{"error":{"innererror":{"code":"VaultGone","message":"No such vault."}}}""")]
    [InlineData("\"{\\\"error\\\":{\\\"code\\\":\\\"VaultGone\\\",\\\"message\\\":\\\"No such vault.\\\"}}\"")]
    [InlineData("<Error xmlns=\"http://schemas.microsoft.com/windowsazure\"><Code>VaultGone</Code><Message>No such vault.</Message></Error>")]
    public void Each_shape_yields_its_code_and_message(string body)
    {
        var error = Parse(body);
        Assert.Equal(("VaultGone", "No such vault."), (error.Code, error.Message));
    }

    [Fact]
    public void All_of_an_error_is_read()
    {
        var error = Parse("""
            {"error":{"code":"Outer","message":"Several things.","target":"vault-blue",
              "details":[
                {"code":"First","message":"One.","target":"a","details":[{"code":"Deep","message":"Deeper."}]},
                {"code":"Second","message":"Two.","recommendedAction":"Do it again."},
                "Three."],
              "innererror":{"code":"Inner","message":"In there.","innerError":{"code":"Innermost","message":"At the bottom."}},
              "recommendations":["Wait."," Try "],
              "additionalInfo":[{"type":"PolicyViolation","info":{"policy":"no-public"}}]}}
            """);
        Assert.Equal("vault-blue", error.Target);
        Assert.Equal(["First", "Second"], error.Details.Take(2).Select(d => d.Code));
        Assert.Equal("Deep", error.Details[0].Details[0].Code);
        Assert.Equal(["Do it again."], error.Details[1].Recommendations);
        Assert.Equal("Three.", error.Details[2].Message);
        Assert.Equal("Inner", error.InnerError!.Code);
        Assert.Equal("Innermost", error.Root.Code);
        Assert.Equal(["Wait.", "Try"], error.Recommendations);
        Assert.Equal("PolicyViolation", error.AdditionalInfo[0].Key);
        Assert.Contains("no-public", error.AdditionalInfo[0].Value, StringComparison.Ordinal);
        Assert.True(error.Has("innermost"));
        Assert.True(error.Has("Deep"));
        Assert.False(error.Has("Other"));
    }

    [Fact]
    public void Numbers_will_do_as_codes() => Assert.Equal("400094", Parse("""{"error":{"code":400094,"message":"VM is gone."}}""").Code);

    [Fact]
    public void A_code_without_a_message_gets_a_sentence()
    {
        var error = Parse("""{"error":{"code":"VaultGone","message":""}}""", 409);
        Assert.Equal("VaultGone", error.Code);
        Assert.Equal("The service answered 409 with the code VaultGone and no message.", error.Message);
    }

    [Fact]
    public void A_message_without_a_code_gets_the_one_of_its_status() =>
        Assert.Equal(("Conflict", "Busy."), (Parse("""{"message":"Busy."}""", 409).Code, Parse("""{"message":"Busy."}""", 409).Message));

    [Theory]
    [InlineData("", 404, "NotFound", "404")]
    [InlineData("{}", 403, "Forbidden", "denies access")]
    [InlineData("null", 502, "BadGateway", "502 (BadGateway)")]
    [InlineData("[]", 500, "InternalServerError", "500")]
    [InlineData("   ", 503, "ServiceUnavailable", "503")]
    [InlineData("42", 418, "Status418", "418")]
    [InlineData("", 302, "Redirect", "Redirects are not followed")]
    [InlineData("", 401, "Unauthorized", "Connect again")]
    public void Where_a_body_says_nothing_the_status_speaks(string body, int status, string code, string part)
    {
        var error = Parse(body, status);
        Assert.Equal(code, error.Code);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><head><title>502 &amp; Bad\n Gateway</title><script>var secret;</script></head><body>nginx</body></html>", "502 & Bad Gateway")]
    [InlineData("<html><style>p{}</style><body><p>The proxy\tsays <b>no</b>.</p></body></html>", "The proxy says no .")]
    [InlineData("upstream connect error", "upstream connect error")]
    [InlineData("{\"error\":{\"code\":\"Cut", "{\"error\":{\"code\":\"Cut")]
    public void What_is_not_json_is_quoted(string body, string quote)
    {
        var error = Parse(body, 502);
        Assert.Equal("BadGateway", error.Code);
        Assert.Equal("The service answered 502 (BadGateway) and says: " + quote, error.Message);
    }

    [Fact]
    public void A_long_page_is_quoted_in_part() =>
        Assert.InRange(Parse(new string('x', 100_000), 500).Message.Length, 500, 600);

    [Theory]
    [InlineData("""{"error":{"code":"Wrapper","message":"Cannot delete vault. Response: '{\"error\":{\"code\":\"BMSUserErrorItemsLeft\",\"message\":\"Two items are left.\"}}'."}}""")]
    [InlineData("""{"error":{"code":"Wrapper","message":"Cannot delete vault. Response: {\"Code\":\"BMSUserErrorItemsLeft\",\"Message\":\"Two items are left.\"}"}}""")]
    [InlineData("""{"error":{"code":"Wrapper","message":"Cannot delete vault. Response: {\\\"error\\\":{\\\"code\\\":\\\"BMSUserErrorItemsLeft\\\",\\\"message\\\":\\\"Two items are left.\\\"}}"}}""")]
    public void The_error_that_a_wrapper_quotes_is_found(string body)
    {
        var error = Parse(body);
        Assert.Equal("Wrapper", error.Code);
        Assert.Equal("Cannot delete vault. Response: Two items are left.", error.Message);
        Assert.Equal(("BMSUserErrorItemsLeft", "Two items are left."), (error.InnerError!.Code, error.InnerError.Message));
        Assert.True(error.Has("BMSUserErrorItemsLeft"));
    }

    [Theory]
    [InlineData("The value '{name}' is not in {braces}.")]
    [InlineData("Unbalanced {\"code\": ")]
    [InlineData("{{{{{{{{{{{{ \"")]
    public void Braces_that_are_no_error_stay(string message) =>
        Assert.Equal(message.Trim(), Parse(System.Text.Json.JsonSerializer.Serialize(new { code = "C", message })).Message);

    [Fact]
    public void The_message_of_an_exception_is_complete_and_says_nothing_twice()
    {
        var error = Parse("""
            {"error":{"code":"Outer","message":"Several things: One.","target":"t",
              "details":[{"code":"First","message":"One."},{"code":"Second","message":"Two."}],"innererror":{"code":"Inner","message":"Within."}}}
            """);
        var exception = new ArmException(error, 409) { RequestId = "req-1", CorrelationId = "corr-1" };
        Assert.Equal("Several things: One. Second: Two. Inner: Within. (Outer, HTTP 409, target t, request id req-1, correlation id corr-1)", exception.Message);
        Assert.Equal("Several things: One.", exception.ServiceMessage);
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(404, false)]
    [InlineData(409, false)]
    public void An_exception_knows_whether_waiting_may_help(int status, bool transient) =>
        Assert.Equal(transient, new ArmException(Parse("{}", status), status).IsTransient);
}
