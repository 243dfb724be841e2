using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Faults;

/// <summary>What a fault does, and at which moment.</summary>
internal sealed record FaultEffect(FaultMoment Moment, string Name)
{
    private const string Refuses = "status";
    private const string Expires = "tokenExpired";
    private const string Fails = "failJob";

    /// <summary>The effects that are switched on, and when each strikes.</summary>
    private static readonly IReadOnlyDictionary<string, FaultMoment> Switches = new Dictionary<string, FaultMoment>
    {
        [Expires] = FaultMoment.Arrival,
        ["reset"] = FaultMoment.Arrival,
        ["stall"] = FaultMoment.Arrival,
        ["truncate"] = FaultMoment.Body,
        ["duplicatePage"] = FaultMoment.List,
        ["loseOperation"] = FaultMoment.Operation,
    };

    private static readonly string[] Names = new[] { Refuses }.Concat(Switches.Keys).Append(Fails).ToArray();

    /// <summary>The status of the refusal, or null where it is none.</summary>
    public int? Status { get; private init; }

    public int? RetryAfterSeconds { get; private init; }

    public string? Code { get; private init; }

    public string? Message { get; private init; }

    /// <summary>The error of the failed job, or null where no job fails.</summary>
    public JobError? FailJob { get; private init; }

    public bool IsReset => Name == "reset";

    public bool IsStall => Name == "stall";

    /// <exception cref="ArmErrorException">The effect is none, or more than one; the message names the member and the value.</exception>
    public static FaultEffect Read(JsonObject? given)
    {
        var body = new RequestBody(given ?? throw FaultRule.Invalid($"effect is missing: it has one of {string.Join(", ", Names)}."));
        KnownMembers.Check(given, "effect", Names.Concat(new[] { "retryAfterSeconds", "code", "message" }));
        string[] on = Names.Where(name => Switches.ContainsKey(name) ? body.Flag(name) == true : body.Has(name)).ToArray();
        if (on.Length != 1)
        {
            throw FaultRule.Invalid(
                $"effect has exactly one of {string.Join(", ", Names)}, and here it has {(on.Length == 0 ? "none" : string.Join(" and ", on))}.");
        }

        string name = on[0];
        if (name is not (Refuses or Expires))
        {
            foreach (string stray in new[] { "retryAfterSeconds", "code", "message" }.Where(stray => body.Has(stray)))
            {
                throw FaultRule.Invalid($"effect.{stray} goes with status, and not with {name}.");
            }
        }

        return name == Fails
            ? new FaultEffect(FaultMoment.Job, name) { FailJob = ReadJob(body.Object(Fails)!) }
            : name is Refuses or Expires ? ReadRefusal(body, name) : new FaultEffect(Switches[name], name);
    }

    public override string ToString() => Status is { } status && Name == Refuses ? "status " + status.ToString(CultureInfo.InvariantCulture) : Name;

    private static FaultEffect ReadRefusal(RequestBody body, string name)
    {
        int status = name == Expires ? 401 : body.Whole(Refuses)!.Value;
        int? seconds = body.Whole("retryAfterSeconds");
        return status is < 400 or > 599 ? throw FaultRule.Invalid($"effect.status is {status}; it goes from 400 to 599.")
            : seconds < 0 ? throw FaultRule.Invalid($"effect.retryAfterSeconds is {seconds}; it is 0 or more.")
            : new FaultEffect(FaultMoment.Arrival, name)
            {
                Status = status, RetryAfterSeconds = seconds, Code = body.Text("code"), Message = body.Text("message"),
            };
    }

    /// <summary>The code may come as a number, as jobs have it, or as the name of an error, which jobs have in the title; what is known by name needs no more.</summary>
    private static JobError ReadJob(JsonObject given)
    {
        KnownMembers.Check(given, "effect.failJob", new[] { "code", "title", "message", "recommendations" });
        var job = new RequestBody(given);
        bool named = given["code"] is JsonValue value && value.GetValueKind() == JsonValueKind.String;
        string? name = named ? job.Text("code") : null;
        int? number = !named ? job.Whole("code") : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : null;
        string title = job.Text("title") ?? name ?? "UserErrorEmulatedFault";
        JobError? known = JobErrors.Find(title);
        return new JobError(
            number ?? known?.Code ?? 400000,
            known?.Title ?? title,
            job.Text("message") ?? known?.Message ?? "The job failed because a fault rule of the emulator says so.",
            job.Array("recommendations") is { } texts
                ? texts.Select(element => element?.ToString() ?? string.Empty).ToArray()
                : known?.Recommendations ?? System.Array.Empty<string>());
    }
}
