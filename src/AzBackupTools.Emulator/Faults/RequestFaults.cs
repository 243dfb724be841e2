using System.Collections.Generic;
using System.Globalization;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Faults;

/// <summary>What faults do to one request, moment by moment.</summary>
internal sealed class RequestFaults
{
    private readonly FaultSet _faults;
    private readonly EmulatorRequest _request;
    private readonly SeededIds _ids;

    public RequestFaults(FaultSet faults, EmulatorRequest request, SeededIds ids)
    {
        _faults = faults;
        _request = request;
        _ids = ids;
    }

    /// <summary>How the connection ends, as far as faults have a say.</summary>
    public ConnectionEnd End { get; private set; }

    /// <summary>On arrival: true where nothing is to be done, since no answer will come.</summary>
    /// <exception cref="ArmErrorException">The request is refused.</exception>
    public bool Silences(EmulatorOptions options)
    {
        FaultEffect? effect = At(FaultMoment.Arrival);
        if (effect?.Status is not null)
        {
            throw Refusal(effect, _request, options);
        }

        End = effect is null ? ConnectionEnd.Orderly : effect.IsStall ? ConnectionEnd.Stalled : ConnectionEnd.Reset;
        return effect is not null;
    }

    /// <summary>A job is about to start: why it must fail, or null.</summary>
    public JobError? OfJob() => At(FaultMoment.Job)?.FailJob;

    /// <summary>An operation is about to start: true where the service is to forget it.</summary>
    public bool LosesOperation() => At(FaultMoment.Operation) is not null;

    /// <summary>The answer is ready: it may lead back to where it comes from, or break off.</summary>
    public Answer Ready(Answer answer)
    {
        if (End != ConnectionEnd.Orderly)
        {
            return answer;
        }

        if (_faults.Watches(FaultMoment.List) && answer.Status == 200 && answer.AsList() is { } page && At(FaultMoment.List) is not null)
        {
            page["nextLink"] = PublicAddress.Of(_request) + _request.Uri.PathAndQuery;
            answer = answer.WithBody(page);
        }

        if ((answer.Body is not null || answer.Content is not null) && At(FaultMoment.Body) is not null)
        {
            End = ConnectionEnd.Truncated;
        }

        return answer;
    }

    private FaultEffect? At(FaultMoment moment) => _faults.For(moment, _request, _ids)?.Effect;

    private static ArmErrorException Refusal(FaultEffect fault, EmulatorRequest request, EmulatorOptions options)
    {
        RequestedAction asked = RequestedAction.Of(request.Method, ResourcePath.Segments(request.Uri.AbsolutePath));
        int status = fault.Status!.Value;
        string code = fault.Code ?? status switch
        {
            401 => "ExpiredAuthenticationToken",
            403 => "AuthorizationFailed",
            404 => "ResourceNotFound",
            429 => "SubscriptionRequestsThrottled",
            503 => "ServiceUnavailable",
            _ => status >= 500 ? "InternalServerError" : "BadRequest",
        };
        string message = fault.Message ?? code switch
        {
            "ExpiredAuthenticationToken" => "The access token expiry UTC time is earlier than current UTC time.",
            "AuthorizationFailed" => AccessRule.Refusal(asked.Action ?? "*", asked.Scope).Message,
            "SubscriptionRequestsThrottled" =>
                $"Number of requests for the subscription exceeded. Please try again after '{fault.RetryAfterSeconds ?? 1}' seconds.",
            _ => "An emulated fault.",
        };
        Dictionary<string, string> headers = status == 401 ? Authentication.Challenge(options, message) : new(System.StringComparer.OrdinalIgnoreCase);
        if (fault.RetryAfterSeconds is { } seconds)
        {
            headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return new ArmErrorException(status, code, message, fromGateway: true) { Headers = headers };
    }
}
