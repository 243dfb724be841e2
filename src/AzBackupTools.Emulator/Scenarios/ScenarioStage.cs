using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>
/// Where a scenario is played before anybody looks: an emulator that starts in the past, does what it is asked as any client would ask
/// it, and arrives at the start with a history that is as true as its own.
/// </summary>
internal sealed class ScenarioStage
{
    private const string Host = "http://emulator.localhost";
    private const string Locked = "BMSUserErrorObjectLocked";

    /// <summary>How long something waits that another operation stands in the way of.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(15);

    private static readonly Dictionary<string, string> Headers = new() { ["Authorization"] = "Bearer scenario" };

    public ScenarioStage(EmulatorOptions options, DateTimeOffset from)
    {
        End = options.StartTime;
        Engine = new EmulatorEngine(options with
        {
            Scenario = BuiltInScenario.Empty,
            ScenarioContent = null,
            StartTime = from,
            AcceptedToken = null,
            Pace = TimeSpan.Zero,
            Recorder = null,
            Loose = false,
            RunsSchedules = true,
        });
    }

    public EmulatorEngine Engine { get; }

    /// <summary>The moment at which the scenario begins for its clients.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Moves on to a moment, unless it is past.</summary>
    public void GoTo(DateTimeOffset moment)
    {
        if (moment > Engine.Clock.UtcNow)
        {
            Engine.Clock.Advance(moment - Engine.Clock.UtcNow);
        }
    }

    /// <summary>Moves on by a while.</summary>
    public void Pass(TimeSpan time) => Engine.Clock.Advance(time);

    /// <summary>Asks for something. What runs on the item is waited for.</summary>
    /// <param name="place">The place in the scenario, for an error.</param>
    /// <param name="method">The verb.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentException">It is refused; the message names the place and the reason.</exception>
    public void Ask(string place, string method, string path, JsonObject? body = null)
    {
        while (true)
        {
            EmulatorResponse answer = Engine.Answer(
                new EmulatorRequest(method, new Uri(Host + path), Headers, body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString())));
            if (answer.Status < 400)
            {
                return;
            }

            (string code, string message) = Refusal(answer);
            if (code != Locked || Engine.Clock.UtcNow + Turn > End)
            {
                throw new ArgumentException($"{place} cannot be had: {message}");
            }

            Pass(Turn);
        }
    }

    private static (string Code, string Message) Refusal(EmulatorResponse answer)
    {
        JsonNode error = JsonNode.Parse(answer.Body)!["error"]!;
        return ((string?)error["code"] ?? string.Empty, ((string?)error["message"] ?? string.Empty).Replace("\r\n", " "));
    }
}
