using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Emulator;

/// <summary>Makes the emulator misbehave, as the service sometimes does: a script is tested only where it has seen that.</summary>
[Cmdlet(VerbsCommon.Add, "RsEmulatorFault", DefaultParameterSetName = StatusSet)]
[OutputType(typeof(EmulatorFault))]
public sealed class AddRsEmulatorFaultCommand : EmulatorCmdlet
{
    private const string StatusSet = "Status";
    private const string ResetSet = "Reset";
    private const string TruncateSet = "Truncate";
    private const string JobSet = "FailJob";

    /// <summary>Answers with this HTTP status, 400 to 599: 429 for throttling, 503 for a service that is down.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StatusSet)]
    [ValidateRange(400, 599)]
    public int Status { get; set; }

    /// <summary>The error code of the answer, such as ExpiredAuthenticationToken; for a job, the title of its error.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [Parameter(ParameterSetName = JobSet)]
    [ValidateNotNullOrEmpty]
    public string? Code { get; set; }

    /// <summary>The error message of the answer or the job.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [Parameter(ParameterSetName = JobSet)]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>How many seconds the answer asks the client to wait.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateRange(0, 86400)]
    public int RetryAfterSeconds { get; set; }

    /// <summary>Breaks the connection in place of an answer.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter Reset { get; set; }

    /// <summary>Breaks off in the middle of the answer's body.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TruncateSet)]
    public SwitchParameter Truncate { get; set; }

    /// <summary>Accepts the request, and has the job that it starts fail.</summary>
    [Parameter(Mandatory = true, ParameterSetName = JobSet)]
    public SwitchParameter FailJob { get; set; }

    /// <summary>What the failed job recommends.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [ValidateNotNull]
    public string[] Recommendation { get; set; } = [];

    /// <summary>Only requests with this verb.</summary>
    [Parameter]
    [ValidateSet("GET", "PUT", "POST", "PATCH", "DELETE")]
    public string? Method { get; set; }

    /// <summary>Only requests whose path and query contain this text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PathContains { get; set; }

    /// <summary>How many matching requests pass before the first is struck.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>How many requests are struck; all, where it is left out.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Times { get; set; }

    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var rule = new JsonObject
        {
            ["match"] = new JsonObject { ["method"] = Method, ["pathContains"] = PathContains },
            ["skip"] = Skip,
            ["effect"] = Effect(),
        };
        if (Times is { } times)
        {
            rule["times"] = times;
        }

        await pipeline.WriteObjectAsync(await emulator.AddFaultAsync(rule, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private JsonObject Effect() =>
        ParameterSetName switch
        {
            ResetSet => new JsonObject { ["reset"] = true },
            TruncateSet => new JsonObject { ["truncate"] = true },
            JobSet => new JsonObject
            {
                ["failJob"] = new JsonObject
                {
                    ["title"] = Code,
                    ["message"] = Message,
                    ["recommendations"] = new JsonArray(Recommendation.Select(text => (JsonNode)JsonValue.Create(text)!).ToArray()),
                },
            },
            _ => new JsonObject
            {
                ["status"] = Status,
                ["code"] = Code,
                ["message"] = Message,
                ["retryAfterSeconds"] = RetryAfterSeconds > 0 ? RetryAfterSeconds : null,
            },
        };
}
