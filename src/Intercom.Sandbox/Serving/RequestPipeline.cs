using System.Globalization;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Limits;
using Intercom.Sandbox.Reporting;

namespace Intercom.Sandbox.Serving;

/// <summary>The way of every API request: counted, rate window, token, latency, fault, endpoint.</summary>
internal sealed class RequestPipeline(
    TrafficMeter meter, RateWindow window, AccessGate access, Latency latency, FaultDealer faults, FaultPlayer player, AnswerWriter writer, TimeProvider clock)
{
    /// <summary>Whether answers carry the X-RateLimit headers; production leaves them out at times.</summary>
    public bool SendsRateHeaders { get; init; } = true;

    /// <summary>Ends hanging requests when the server stops.</summary>
    public CancellationToken Stopping { get; init; }

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
        if ((Throttle(http) ?? access.Refuse(http, endpoint.Permission)) is { } refusal)
        {
            await writer.WriteAsync(http, refusal);
            return refusal.Status;
        }
        await latency.WaitAsync(http.RequestAborted);
        if (faults.Draw(endpoint.Name) is { } fault) return await FailAsync(http, endpoint, fault);
        var answer = await endpoint.Answer(new ApiRequest(http, KeepsEffects: true));
        await writer.WriteAsync(http, answer);
        return answer.Status;
    }

    private async Task<int?> FailAsync(HttpContext http, ApiEndpoint endpoint, Fault fault)
    {
        var answer = fault.SpoilsAnswer || fault.AfterProcessing
            ? await endpoint.Answer(new ApiRequest(http, fault.AfterProcessing))
            : null;
        return await player.PlayAsync(http, fault, answer, Stopping);
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
