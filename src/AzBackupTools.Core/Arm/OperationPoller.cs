using System;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Core.Arm;

/// <summary>Follows long-running operations by <see cref="OperationTable" />.</summary>
internal sealed class OperationPoller
{
    /// <summary>How many looks in a row may find the service out of order, each after all its own attempts.</summary>
    private const int MostFailedPolls = 5;

    private readonly ArmClient _client;
    private readonly ArmEndpoint _endpoint;

    public OperationPoller(ArmClient client, ArmEndpoint endpoint)
    {
        _client = client;
        _endpoint = endpoint;
    }

    /// <summary>Makes an operation of the answer to the request that starts it.</summary>
    public LongRunningOperation Start(ArmResponse response)
    {
        var status = Link(response, "Azure-AsyncOperation");

        // Beside 202, Location is merely the address of what was created.
        var result = response.Status == 202 ? Link(response, "Location") : null;
        var operation = new LongRunningOperation
        {
            Method = response.Method,
            RequestUri = response.RequestUri,
            StatusUri = status,
            ResultUri = result,
            FinalUri = OperationTable.Final(response.Method, response.RequestUri, status, result),
            OperationId = NameOf(status ?? result),
            ResourceId = ResourceOf(response),
            RetryAfter = response.RetryAfter,
            RequestId = response.RequestId,
            CorrelationId = response.CorrelationId,
        };
        if (response.Status == 204 || (status is null && result is null && response.Method.Method is not ("PUT" or "PATCH")))
        {
            return Succeeded(operation, response.Body);
        }

        return status is null && result is null ? ByResource(operation, response) : operation;
    }

    /// <summary>Looks once.</summary>
    public async Task<LongRunningOperation> PollAsync(LongRunningOperation operation, CancellationToken cancellationToken)
    {
        if (operation.IsCompleted)
        {
            return operation;
        }

        var by = OperationTable.Next(operation.StatusUri, operation.ResultUri);
        var uri = by switch { PollBy.Status => operation.StatusUri!, PollBy.Result => operation.ResultUri!, _ => operation.RequestUri };
        operation = operation with { Polls = operation.Polls + 1 };
        try
        {
            var response = await _client.SendAsync(ArmRequest.Get(uri), cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess)
            {
                return Refused(operation, by, response);
            }

            return Read(Renew(operation, response), by, response) with { FailedPolls = 0 };
        }
        catch (ArmException e) when (operation.FailedPolls < MostFailedPolls - 1 && (e.IsTransient || e.Code == ArmErrorCodes.InvalidResponse))
        {
            _client.Activity.Verbose($"A look at the operation on {operation.ResourceId} failed and is repeated: {e.Message}");
            return operation with { FailedPolls = operation.FailedPolls + 1, RetryAfter = e.RetryAfter };
        }
    }

    /// <summary>Waits for the end and fetches the result.</summary>
    public async Task<LongRunningOperation> WaitAsync(LongRunningOperation operation, Action<LongRunningOperation>? onPoll, CancellationToken cancellationToken)
    {
        while (!operation.IsCompleted)
        {
            await _client.Clock.DelayAsync(NextWait(operation), cancellationToken).ConfigureAwait(false);
            operation = await PollAsync(operation, cancellationToken).ConfigureAwait(false);
            onPoll?.Invoke(operation);
        }

        if (operation.Status != OperationState.Succeeded)
        {
            throw operation.ToException();
        }

        return operation.WantsResult && operation.FinalUri is { } final && operation.Result.IsEmpty
            ? await FetchAsync(operation, final, cancellationToken).ConfigureAwait(false)
            : operation;
    }

    /// <summary>The service's wish within bounds; without one a little longer each time.</summary>
    public TimeSpan NextWait(LongRunningOperation operation)
    {
        const int Steps = 3;
        var options = _client.Options;
        var wait = operation.RetryAfter ?? TimeSpan.FromTicks(options.DefaultPollInterval.Ticks / Steps * Math.Min(Steps, operation.Polls + 1));
        return wait < options.MinPollInterval ? options.MinPollInterval
            : wait > options.MaxPollInterval ? options.MaxPollInterval
            : wait;
    }

    private static LongRunningOperation Succeeded(LongRunningOperation operation, ReadOnlyMemory<byte> result) => operation with
    {
        Status = OperationState.Succeeded,
        Result = result,

        // An address that has brought nothing is not asked again.
        FinalUri = result.IsEmpty ? OperationTable.Final(operation.Method, operation.RequestUri, status: null, result: null) : null,
    };

    private static LongRunningOperation Read(LongRunningOperation operation, PollBy by, ArmResponse response) => by switch
    {
        PollBy.Status => ByStatus(operation, response),
        PollBy.Result => ByResult(operation, response),
        _ => ByResource(operation, response),
    };

    private static LongRunningOperation ByStatus(LongRunningOperation operation, ArmResponse response)
    {
        if (response.Status == 204)
        {
            return operation with { Status = OperationState.Succeeded };
        }

        var body = BodyOf(response);
        var state = body?.State ?? body?.ProvisioningState ?? (response.Status == 202 ? OperationState.InProgress : null);
        return state is null
            ? throw Invalid(response, "it says no status")
            : With(operation, body, state.Value);
    }

    private static LongRunningOperation ByResult(LongRunningOperation operation, ArmResponse response)
    {
        if (response.Status == 204)
        {
            return Succeeded(operation, result: default);
        }

        if (response.Status == 202)
        {
            var running = BodyOf(response);
            return With(operation, running, running?.State is OperationState.Failed or OperationState.Canceled ? running.State.Value : OperationState.InProgress);
        }

        var body = BodyOf(response);
        return body?.State is { } state && state != OperationState.Succeeded
            ? With(operation, body, state)
            : Succeeded(With(operation, body, OperationState.Succeeded), response.Body);
    }

    private static LongRunningOperation ByResource(LongRunningOperation operation, ArmResponse response)
    {
        var body = BodyOf(response);
        var state = body?.ProvisioningState ?? (response.Status == 202 ? OperationState.InProgress : OperationState.Succeeded);
        return state == OperationState.Succeeded
            ? Succeeded(operation, response.Body)
            : operation with { Status = state, Error = body?.Error };
    }

    private static LongRunningOperation With(LongRunningOperation operation, OperationBody? body, OperationState state) => operation with
    {
        Status = state,
        OperationId = operation.OperationId ?? body?.Name,
        JobId = body?.JobId ?? operation.JobId,
        JobIds = body is { JobIds.Count: > 0 } ? body.JobIds : operation.JobIds,
        FailedJobs = body is { FailedJobs.Count: > 0 } ? body.FailedJobs : operation.FailedJobs,
        Error = state is OperationState.Failed or OperationState.Canceled ? body?.Error : null,
    };

    private static OperationBody? BodyOf(ArmResponse response)
    {
        try
        {
            return OperationBody.Read(response.Body);
        }
        catch (JsonException)
        {
            throw Invalid(response, string.Format(CultureInfo.InvariantCulture, "it breaks off or is malformed ({0} bytes)", response.Body.Length));
        }
    }

    private static ArmException Invalid(ArmResponse response, string reason) => response.ToException(new ArmError
    {
        Code = ArmErrorCodes.InvalidResponse,
        Message = $"The state of an operation cannot be read from {Uri.UnescapeDataString(response.RequestUri.AbsolutePath)}: {reason}.",
    });

    private static LongRunningOperation Refused(LongRunningOperation operation, PollBy by, ArmResponse response)
    {
        var refusal = response.ToException();
        if (response.Status is 404 or 410)
        {
            throw response.ToException(
                new ArmError
                {
                    Code = ArmErrorCodes.OperationLost,
                    Message = $"The service does not know the operation {operation.OperationId} on {operation.ResourceId} any more. It may have ended well or badly: "
                        + "look at the resource and at its jobs before you repeat the request.",
                    InnerError = refusal.Error,
                },
                refusal);
        }

        // A result that is an error is how the operation ended; all else is an error of the look.
        return by == PollBy.Result && response.Status is not (401 or 403) && !refusal.IsTransient
            ? operation with { Status = OperationState.Failed, Error = refusal.Error, RequestId = response.RequestId, CorrelationId = response.CorrelationId }
            : throw refusal;
    }

    private static string? NameOf(Uri? uri)
    {
        if (uri is null)
        {
            return null;
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        return Uri.UnescapeDataString(path.Substring(path.LastIndexOf('/') + 1));
    }

    private static string ResourceOf(ArmResponse response)
    {
        var path = response.RequestUri.AbsolutePath.TrimEnd('/');
        if (response.Method.Method == "POST" && path.LastIndexOf('/') is > 0 and var action)
        {
            path = path.Substring(0, action);
        }

        return Uri.UnescapeDataString(path);
    }

    private async Task<LongRunningOperation> FetchAsync(LongRunningOperation operation, Uri final, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await _client.SendAsync(ArmRequest.Get(final), cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess)
            {
                throw response.ToException();
            }

            if (response.Status != 202)
            {
                return operation with { Result = response.Body, RequestId = response.RequestId, CorrelationId = response.CorrelationId };
            }

            // The result lags behind the status.
            final = Link(response, "Location") ?? final;
            await _client.Clock.DelayAsync(NextWait(operation with { RetryAfter = response.RetryAfter }), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the URLs for the next look from this answer, where it brings any: they are signed anew.</summary>
    private LongRunningOperation Renew(LongRunningOperation operation, ArmResponse response)
    {
        var status = operation.StatusUri is null ? null : Link(response, "Azure-AsyncOperation") ?? operation.StatusUri;
        var result = Link(response, "Location") ?? operation.ResultUri;
        return operation with
        {
            StatusUri = status,
            ResultUri = operation.StatusUri is null && operation.ResultUri is null ? null : result,
            FinalUri = OperationTable.Final(operation.Method, operation.RequestUri, status, result),
            RetryAfter = response.RetryAfter,
            RequestId = response.RequestId,
            CorrelationId = response.CorrelationId,
        };
    }

    private Uri? Link(ArmResponse response, string header) =>
        response.Header(header) is { Length: > 0 } link ? _endpoint.Resolve(link) : null;
}
