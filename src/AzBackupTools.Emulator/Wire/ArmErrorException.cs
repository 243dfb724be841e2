using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Wire;

/// <summary>A refusal on its way to the client: the pipeline turns it into ARM's error body.</summary>
internal sealed class ArmErrorException : Exception
{
    public ArmErrorException(int status, string code, string message, bool fromGateway = false)
        : base(message)
    {
        Status = status;
        Code = code;
        FromGateway = fromGateway;
    }

    public int Status { get; }

    public string Code { get; }

    /// <summary>
    /// True for what ARM's gateway refuses before the resource provider hears of it. Such bodies hold code and message only,
    /// and the answer says x-ms-failure-cause: gateway; the provider's own bodies also hold target, details and innerError.
    /// </summary>
    public bool FromGateway { get; }

    /// <summary>The refusals inside, as code and message.</summary>
    public IReadOnlyList<(string Code, string Message)> Details { get; set; } = Array.Empty<(string, string)>();

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; set; }

    public JsonObject ToBody(bool withInner = true) => Body(Code, Message, FromGateway, Details, withInner);

    public static JsonObject Body(
        string code, string message, bool fromGateway, IReadOnlyList<(string Code, string Message)>? details = null, bool withInner = true)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (!fromGateway)
        {
            JsonArray? inner = null;
            if (details is { Count: > 0 })
            {
                inner = new JsonArray();
                foreach ((string detailCode, string detailMessage) in details)
                {
                    inner.Add(new JsonObject { ["code"] = detailCode, ["message"] = detailMessage });
                }
            }

            error["target"] = null;
            error["details"] = inner;
            if (withInner)
            {
                error["innerError"] = null;
            }
        }

        return new JsonObject { ["error"] = error };
    }
}
