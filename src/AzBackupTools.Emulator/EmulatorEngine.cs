using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Admin;
using AzBackupTools.Emulator.Faults;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Scenarios;
using AzBackupTools.Emulator.Snapshots;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Time;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator;

/// <summary>Azure Backup as a function from request to response. Safe for any number of threads.</summary>
/// <remarks>
/// The way of a request: route, authentication, fault, api-version and query, provider, headers. One lock is around all of it: an
/// answer takes microseconds, and nothing has to be thought about twice.
/// </remarks>
public sealed class EmulatorEngine
{
    private readonly object _gate = new();
    private readonly EmulatorOptions _options;
    private readonly AdminRoutes _admin;
    private EmulatorOptions _beginning;
    private ArmHeaders _headers = new();

    /// <summary>Makes an emulator in the state that the scenario of <paramref name="options"/> describes.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public EmulatorEngine(EmulatorOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        if (options.SubscriptionIds.Count == 0 || options.SubscriptionIds.Any(id => !Guid.TryParse(id, out _)))
        {
            throw new ArgumentException(
                $"SubscriptionIds must be one GUID or more, and is '{string.Join(", ", options.SubscriptionIds)}'.", nameof(options));
        }

        if (!Guid.TryParse(options.TenantId, out _))
        {
            throw new ArgumentException($"TenantId must be a GUID, and is '{options.TenantId}'.", nameof(options));
        }

        if (options.RetryAfterSeconds is < 1)
        {
            throw new ArgumentException($"RetryAfterSeconds must be 1 or more, and is {options.RetryAfterSeconds}.", nameof(options));
        }

        if (options.VaultDeletionLag < TimeSpan.Zero)
        {
            throw new ArgumentException($"VaultDeletionLag must be zero or more, and is {options.VaultDeletionLag}.", nameof(options));
        }

        _beginning = options;
        Scenario scenario = Scenario.Build(options);
        World = scenario.World;
        Faults = scenario.Faults;
        Clock = new VirtualClock(options.StartTime, options.Pace);
        _admin = new AdminRoutes(this);
    }

    /// <summary>The emulator's time; a client in the same process waits on it.</summary>
    public VirtualClock Clock { get; }

    internal World World { get; private set; }

    /// <summary>Does something while no request is answered.</summary>
    internal T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            return work();
        }
    }

    /// <summary>The state as a snapshot has it. Called with the gate closed.</summary>
    internal SnapshotDocument Show() => new()
    {
        Format = SnapshotDocument.Name,
        Version = SnapshotDocument.CurrentVersion,
        Seed = World.Options.Seed,
        StartTime = World.Options.StartTime,
        Now = Clock.UtcNow,
        TenantId = World.Options.TenantId,
        Scenario = World.Options.Scenario,
        SubscriptionIds = World.Options.SubscriptionIds,
        Requests = _headers.Requests,
        Machines = World.Machines,
        FormerMachines = World.FormerMachines,
        Coming = World.Coming,
        Subscriptions = World.Subscriptions,
        Operations = World.Operations,
        Faults = Faults.ToStates(),
    };

    /// <summary>Takes on the state of a snapshot. Called with the gate closed.</summary>
    /// <exception cref="EmulatorSnapshotException">A fault of the snapshot is damaged. The state is left as it was.</exception>
    internal void Take(SnapshotDocument document)
    {
        FaultSet faults = EmulatorSnapshot.ReadFaults(document);
        if (document.Version < SnapshotDocument.DerivesSchedules)
        {
            // What schedules made up to then is written there, as far as they ran.
            foreach (VaultRecord vault in document.Subscriptions.Values.SelectMany(subscription => subscription.Groups.Values).SelectMany(group => group.Vaults.Values))
            {
                vault.ScheduledUntil ??= document.Now;
            }
        }

        World = new World(
            _options with
            {
                Seed = document.Seed,
                StartTime = document.StartTime,
                TenantId = document.TenantId,
                Scenario = document.Scenario,
                SubscriptionIds = document.SubscriptionIds,
            },
            document.Subscriptions,
            document.Operations,
            document.FormerMachines)
        {
            Machines = document.Machines,
            Coming = document.Coming,
        };
        Faults = faults;
        _headers = new ArmHeaders(document.Requests);
        Clock.Reset(document.Now);
    }

    /// <summary>Starts anew with another scenario, which a reset comes back to from then on. Called with the gate closed.</summary>
    /// <param name="name">One of those that are built in, or null for one of one's own.</param>
    /// <param name="content">The scenario as JSON, where it has no name.</param>
    /// <exception cref="ArgumentException">There is no such scenario, or it is not well formed. The emulator is left as it was.</exception>
    internal void Seed(string? name, string? content)
    {
        EmulatorOptions beginning = _options with { Scenario = name ?? BuiltInScenario.Empty, ScenarioContent = content };
        Begin(Scenario.Build(beginning));
        _beginning = beginning;
    }

    internal FaultSet Faults { get; private set; }

    internal RequestLog Log { get; private set; } = new();

    /// <summary>What callers are allowed; null for everything.</summary>
    internal AccessRule? Access { get; set; }

    /// <summary>Answers one request. Never throws for what a request holds.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> is cancelled.</exception>
    public Task<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        cancellationToken.ThrowIfCancellationRequested();
        Clock.NoteActivity();
        EmulatorResponse response = Answer(request);
        _options.Recorder?.Record(request, response);
        return Task.FromResult(response);
    }

    /// <summary>Answers one request at once, for who is in the same process and asks many.</summary>
    internal EmulatorResponse Answer(EmulatorRequest request)
    {
        lock (_gate)
        {
            return Handle(request);
        }
    }

    /// <summary>Back to the beginning: scenario, clock, faults, log and counters. Called with the gate closed.</summary>
    internal void Reset() => Begin(Scenario.Build(_beginning));

    private void Begin(Scenario scenario)
    {
        World = scenario.World;
        Faults = scenario.Faults;
        Access = null;
        Access = null;
        Log = new RequestLog();
        _headers = new ArmHeaders();
        Clock.Reset(_options.StartTime);
    }

    private EmulatorResponse Handle(EmulatorRequest request)
    {
        IReadOnlyList<string> segments = ResourcePath.Segments(request.Uri.AbsolutePath);
        if (request.Method is not ("GET" or "HEAD"))
        {
            World.NoteChange();
        }

        if (AdminRoutes.Covers(segments))
        {
            return Respond(request, segments, Answered(() => _admin.Handle(request, segments), false), Clock.UtcNow, isAdmin: true);
        }

        // One moment for the whole request: the clock may jump meanwhile.
        DateTimeOffset now = Clock.UtcNow;
        World.CatchUp(now);
        var faults = new RequestFaults(Faults, request, World.Ids);
        Answer answer = faults.Ready(Answered(
            () => BlobsProvider.Hosts.Covers(request.Uri) ? Blob(request, now, faults)
                : SecretsProvider.Hosts.Covers(request.Uri) ? SecretsProvider.Handle(World, request, now, Access, faults)
                : Route(request, segments, now, faults),
            HasInnerError(request)));
        EmulatorResponse response = Respond(request, segments, answer, now, isAdmin: false, faults.End);
        Log.Add(request, faults.End is ConnectionEnd.Reset or ConnectionEnd.Stalled ? 0 : response.Status);
        return response;
    }

    private Answer Blob(EmulatorRequest request, DateTimeOffset now, RequestFaults faults) =>
        faults.Silences(_options) ? new Answer(500) : BlobsProvider.Get(World, request, now);

    private Answer Route(EmulatorRequest request, IReadOnlyList<string> segments, DateTimeOffset now, RequestFaults faults)
    {
        if (request.Body.Length > EmulatorRequest.MaxBody)
        {
            throw new ArmErrorException(
                413, "RequestContentTooLarge", $"The body is larger than the {EmulatorRequest.MaxBody} bytes that Azure Resource Manager takes.", fromGateway: true);
        }

        (Route? route, IReadOnlyDictionary<string, string>? names) = RouteTable.Find(request.Method, segments);
        if (route is not { IsOpen: true })
        {
            Authentication.Check(_options, request);
        }

        if (route is { IsOpen: false })
        {
            Access?.Check(RequestedAction.Of(request.Method, segments));
        }

        if (faults.Silences(_options))
        {
            return new Answer(500);
        }

        if (route is null)
        {
            throw Unknown(request, segments);
        }

        var query = new QueryString(request.Uri.Query);
        string version = route.IsOpen
            ? string.Empty
            : ApiVersions.Check(query["api-version"], route.Area, route.What, route.Accepted, _options.Loose);
        string? stranger = route.IsOpen || _options.Loose ? null : query.Names.FirstOrDefault(
            name => !ResourcePath.Is(name, "api-version") && !route.Query.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (stranger is not null)
        {
            throw new ArmErrorException(
                400,
                "UnsupportedQueryParameter",
                $"The query parameter '{stranger}' is not supported here. Supported: {string.Join(", ", new[] { "api-version" }.Concat(route.Query))}.",
                fromGateway: true);
        }

        var context = new RequestContext(World, now, request, names!, query, version) { Faults = faults };
        return route.Handler(context);
    }

    private static ArmErrorException Unknown(EmulatorRequest request, IReadOnlyList<string> segments)
    {
        string[] others = RouteTable.MethodsOf(segments);
        string supported = others.Length > 0
            ? $"On this path it answers {string.Join(", ", others)}."
            : $"It answers {RouteTable.Routes.Count} others, under: {string.Join(", ", RouteTable.Tops)}.";
        return new ArmErrorException(
            501, "NotImplemented", $"The emulator does not answer {request.Method} {request.Uri.AbsolutePath}. {supported}", fromGateway: true);
    }

    /// <summary>Errors of old versions hold an innerError; the contract knows none.</summary>
    private static bool HasInnerError(EmulatorRequest request)
    {
        int at = request.Uri.Query.IndexOf("api-version=", StringComparison.OrdinalIgnoreCase);
        return at < 0 || !ApiVersions.IsFrom(request.Uri.Query.Substring(at + "api-version=".Length), "2022-08-01");
    }

    private static Answer Answered(Func<Answer> handler, bool withInner)
    {
        try
        {
            return handler();
        }
        catch (ArmErrorException refusal)
        {
            var answer = new Answer(refusal.Status, refusal.ToBody(withInner));
            if (refusal.FromGateway)
            {
                answer.With("x-ms-failure-cause", "gateway");
            }

            foreach (KeyValuePair<string, string> header in refusal.Headers ?? new Dictionary<string, string>())
            {
                answer.With(header.Key, header.Value);
            }

            return answer;
        }
#pragma warning disable CA1031 // a client must never see more of a mistake of ours than the service would show of its own
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Answer(500, ArmErrorException.Body(
                "InternalServerError", $"Encountered internal server error ({e.GetType().Name}).", fromGateway: true))
                .With("x-ms-failure-cause", "gateway");
        }
    }

    private EmulatorResponse Respond(
        EmulatorRequest request,
        IReadOnlyList<string> segments,
        Answer answer,
        DateTimeOffset now,
        bool isAdmin,
        ConnectionEnd end = ConnectionEnd.Orderly)
    {
        Dictionary<string, string> headers = isAdmin
            ? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Date"] = WireTime.HttpDate(now) }
            : _headers.For(World, now, request, segments.Count > 1 && ResourcePath.Is(segments[0], "subscriptions") ? segments[1] : null);
        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            headers[header.Key] = header.Value;
        }

        IReadOnlyList<ReadOnlyMemory<byte>> body = answer.Content
            ?? (answer.Body is JsonNode node ? new ReadOnlyMemory<byte>[] { WireJson.Write(node) } : Array.Empty<ReadOnlyMemory<byte>>());
        if (body.Count > 0)
        {
            headers["Content-Type"] = isAdmin || answer.Headers.ContainsKey("x-ms-failure-cause") ? "application/json; charset=utf-8" : "application/json";
        }

        return new EmulatorResponse(answer.Status, headers, body) { ConnectionEnd = end };
    }
}
