using System;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Faults;

/// <summary>
/// One rule: which requests it is for, how many of them it lets pass first, how many it strikes, and how.
/// </summary>
internal sealed class FaultRule
{
    private int _skip;
    private int? _left;

    private FaultRule()
    {
    }

    public required string Id { get; init; }

    public string? Method { get; private set; }

    public string? PathContains { get; private set; }

    public int? Status { get; private set; }

    public int? RetryAfterSeconds { get; private set; }

    public string? Code { get; private set; }

    public string? Message { get; private set; }

    public bool Reset { get; private set; }

    public bool Truncate { get; private set; }

    public JobError? FailJob { get; private set; }

    /// <summary>How often it has struck.</summary>
    public int Struck { get; private set; }

    public static FaultRule Read(RequestBody body, string id)
    {
        var rule = new FaultRule
        {
            Id = id,
            Method = body.Text("match", "method")?.ToUpperInvariant(),
            PathContains = body.Text("match", "pathContains"),
            Status = body.Whole("effect", "status"),
            RetryAfterSeconds = body.Whole("effect", "retryAfterSeconds"),
            Code = body.Text("effect", "code"),
            Message = body.Text("effect", "message"),
            Reset = body.Flag("effect", "reset") ?? false,
            Truncate = body.Flag("effect", "truncate") ?? false,
            FailJob = ReadJob(body.Object("effect", "failJob")),
        };
        rule._skip = body.Whole("skip") ?? 0;
        rule._left = body.Whole("times");
        if (rule._skip < 0 || rule._left is <= 0)
        {
            throw Invalid("skip is 0 or more and times, when given, 1 or more.");
        }

        int effects = (rule.Status is null ? 0 : 1) + (rule.Reset ? 1 : 0) + (rule.Truncate ? 1 : 0) + (rule.FailJob is null ? 0 : 1);
        if (effects != 1)
        {
            throw Invalid("effect has exactly one of status, reset, truncate and failJob.");
        }

        return rule.Status is not null and (< 400 or > 599) ? throw Invalid($"effect.status is {rule.Status}; it goes from 400 to 599.")
            : rule.RetryAfterSeconds < 0 ? throw Invalid("effect.retryAfterSeconds is 0 or more.")
            : rule;
    }

    /// <summary>True when the rule strikes this request; counts.</summary>
    public bool Strikes(EmulatorRequest request)
    {
        if (_left == 0
            || (Method is not null && Method != request.Method)
            || (PathContains is not null && Uri.UnescapeDataString(request.Uri.PathAndQuery)
                .IndexOf(Uri.UnescapeDataString(PathContains), StringComparison.OrdinalIgnoreCase) < 0))
        {
            return false;
        }

        if (_skip > 0)
        {
            _skip--;
            return false;
        }

        _left--;
        Struck++;
        return true;
    }

    public JsonObject ToBody() => new()
    {
        ["id"] = Id,
        ["method"] = Method,
        ["pathContains"] = PathContains,
        ["effect"] = Status is { } status ? $"status {status}" : Reset ? "reset" : Truncate ? "truncate" : "failJob",
        ["skipsLeft"] = _skip,
        ["timesLeft"] = _left,
        ["struck"] = Struck,
    };

    private static JobError? ReadJob(JsonObject? given)
    {
        if (given is null)
        {
            return null;
        }

        // The code may come as a number, as jobs have it, or as the name of an error, which jobs have in the title.
        var job = new RequestBody(given);
        bool named = given["code"] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String;
        string? name = named ? job.Text("code") : null;
        int number = named ? (int.TryParse(name, out int parsed) ? parsed : 400000) : job.Whole("code") ?? 400000;
        return new JobError(
            number,
            job.Text("title") ?? name ?? "UserErrorEmulatedFault",
            job.Text("message") ?? "The job failed because a fault rule of the emulator says so.",
            (job.Array("recommendations") ?? new JsonArray()).Select(element => element?.ToString() ?? string.Empty).ToArray());
    }

    private static ArmErrorException Invalid(string what) => new(400, "InvalidFault", what, fromGateway: true);
}
