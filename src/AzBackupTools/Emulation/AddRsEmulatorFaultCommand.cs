using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Makes the emulator misbehave, as the service sometimes does: a script is tested only where it has seen that.</summary>
[Cmdlet(VerbsCommon.Add, "RsEmulatorFault", DefaultParameterSetName = StatusSet)]
[OutputType(typeof(EmulatorFault))]
public sealed class AddRsEmulatorFaultCommand : EmulatorCmdlet
{
    private const string StatusSet = "Status";
    private const string ResetSet = "Reset";
    private const string TokenSet = "TokenExpired";
    private const string StallSet = "Stall";
    private const string TruncateSet = "Truncate";
    private const string PageSet = "DuplicatePage";
    private const string OperationSet = "LoseOperation";
    private const string JobSet = "FailJob";

    /// <summary>Answers with this HTTP status, 400 to 599: 429 for throttling, 503 for a service that is down.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StatusSet)]
    [ValidateRange(400, 599)]
    [ArgumentCompleter(typeof(FaultStatusCompleter))]
    public int Status { get; set; }

    /// <summary>The error code of the answer, such as ExpiredAuthenticationToken; for a job, the title of its error.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [Parameter(ParameterSetName = JobSet)]
    [ArgumentCompleter(typeof(FaultCodeCompleter))]
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

    /// <summary>Refuses the token, as if its time had run out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    public SwitchParameter TokenExpired { get; set; }

    /// <summary>Breaks the connection in place of an answer.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter Reset { get; set; }

    /// <summary>Lets the answer never come: the client waits until its patience, a hundred seconds, has run out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StallSet)]
    public SwitchParameter Stall { get; set; }

    /// <summary>Breaks off in the middle of the answer's body.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TruncateSet)]
    public SwitchParameter Truncate { get; set; }

    /// <summary>Lets the link to the next page of a list lead back to the same page: once with -Times 1, without end without.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PageSet)]
    public SwitchParameter DuplicatePage { get; set; }

    /// <summary>Accepts the request and does it, and knows nothing of the operation when it is asked how it stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OperationSet)]
    public SwitchParameter LoseOperation { get; set; }

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
    [ArgumentCompleter(typeof(FaultPathCompleter))]
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

    /// <summary>How likely each matching request is struck, 0 to 1. The seed decides: the same run meets the same faults.</summary>
    [Parameter]
    [ValidateRange(0d, 1d)]
    public double Probability { get; set; } = 1;

    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var rule = new JsonObject
        {
            ["match"] = new JsonObject { ["method"] = Method, ["pathContains"] = PathContains },
            ["skip"] = Skip,
            ["probability"] = Probability,
            ["effect"] = Effect(),
        };
        if (Times is { } times)
        {
            rule["times"] = times;
        }

        await pipeline.WriteObjectAsync(await emulator.AddFaultAsync(rule, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static JsonObject On(string effect) => new() { [effect] = true };

    private JsonObject Effect() =>
        ParameterSetName switch
        {
            TokenSet => On("tokenExpired"),
            ResetSet => On("reset"),
            StallSet => On("stall"),
            TruncateSet => On("truncate"),
            PageSet => On("duplicatePage"),
            OperationSet => On("loseOperation"),
            JobSet => new JsonObject
            {
                ["failJob"] = new JsonObject
                {
                    ["title"] = Code,
                    ["message"] = Message,
                    ["recommendations"] = Recommendation.Length == 0 ? null : new JsonArray(Recommendation.Select(text => (JsonNode)JsonValue.Create(text)!).ToArray()),
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
