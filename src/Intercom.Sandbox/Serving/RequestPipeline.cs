using System.Globalization;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Limits;
using Intercom.Sandbox.Reporting;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Serving;

/// <summary>The way of every API request: counted, rate window, token, version, latency, fault, endpoint.</summary>
internal sealed class RequestPipeline(
    TrafficMeter meter, RateWindow window, AccessGate access, Latency latency, FaultDealer faults, FaultPlayer player, AnswerWriter writer, TimeProvider clock)
{
    /// <summary>Whether answers carry the X-RateLimit headers; production leaves them out at times.</summary>
    public bool SendsRateHeaders { get; init; } = true;

    /// <summary>Ends hanging requests when the server stops.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>What requests that name no version are answered in.</summary>
    public VersionGate Versions { get; init; } = new(ApiVersion.V2_11);

    public async Task RunAsync(HttpContext http, ApiEndpoint endpoint)
    {
        meter.Start(endpoint.Name, http.Request.Headers["Intercom-Version"]);
        // Else Kestrel says what time it really is, and a reader that shares this clock finds its own wrong.
        http.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        int? status = null;
        try
        {
            status = await AnswerAsync(http, endpoint);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody left to tell.
        }
        finally
        {
            meter.End(endpoint.Name, status);
        }
    }

    private async Task<int?> AnswerAsync(HttpContext http, ApiEndpoint endpoint)
    {
        var version = Versions.VersionOf(http);
        if ((Throttle(http) ?? access.Refuse(http, endpoint.Permission) ?? VersionGate.Refuse(endpoint, version)) is { } refusal)
        {
            await writer.WriteAsync(http, refusal);
            return refusal.Status;
        }
        await latency.WaitAsync(http.RequestAborted);
        var request = new ApiRequest(http, version!.Value, KeepsEffects: true);
        if (faults.Draw(endpoint.Name) is { } fault) return await FailAsync(request, endpoint, fault);
        var answer = await endpoint.Answer(request);
        await writer.WriteAsync(http, answer);
        return answer.Status;
    }

    private async Task<int?> FailAsync(ApiRequest request, ApiEndpoint endpoint, Fault fault)
    {
        var answer = fault.SpoilsAnswer || fault.AfterProcessing
            ? await endpoint.Answer(request with { KeepsEffects = fault.AfterProcessing })
            : null;
        return await player.PlayAsync(request.Http, fault, answer, Stopping);
    }

    private ApiAnswer? Throttle(HttpContext http)
    {
        var verdict = window.Take();
        if (SendsRateHeaders)
        {
            http.Response.Headers["X-RateLimit-Limit"] = verdict.Limit.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers["X-RateLimit-Remaining"] = verdict.Remaining.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers["X-RateLimit-Reset"] = verdict.Reset.ToString(CultureInfo.InvariantCulture);
        }
        return verdict.Allowed ? null : ApiError.Of(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", "Exceeded rate limit in 10 second window");
    }
}
