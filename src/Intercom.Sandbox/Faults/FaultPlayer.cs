using Intercom.Sandbox.Api;
using Intercom.Sandbox.Serving;

namespace Intercom.Sandbox.Faults;

/// <summary>Acts a dealt fault out on the wire.</summary>
internal sealed class FaultPlayer(FaultOptions options, AnswerWriter writer, TimeProvider clock)
{
    /// <param name="answer">The real answer, for the kinds that spoil one.</param>
    /// <returns>The status sent; null when the connection was cut.</returns>
    public Task<int?> PlayAsync(HttpContext http, Fault fault, ApiAnswer? answer, CancellationToken stopping) => fault.Kind switch
    {
        FaultKind.Reset => CutAsync(http),
        FaultKind.Hang => HangAsync(http, stopping),
        FaultKind.Truncated => fault.Variant ? BreakOffAsync(http, answer!) : EndEarlyAsync(http, answer!),
        FaultKind.Malformed => SendAsync(http, Malform(answer!)),
        FaultKind.Redirect => RedirectAsync(http),
        FaultKind.Throttled => ThrottleAsync(http),
        FaultKind.EmptyOk => SendAsync(http, ApiAnswer.Ok(Array.Empty<byte>())),
        FaultKind.BadGateway => SendAsync(http, ApiAnswer.OfHtml(StatusCodes.Status502BadGateway, $"502 Bad Gateway{Echo(http)}")),
        FaultKind.Unavailable => SendAsync(http, Error(http, StatusCodes.Status503ServiceUnavailable, "service_unavailable")),
        _ => SendAsync(http, Error(http, StatusCodes.Status500InternalServerError, "server_error")),
    };

    private static Task<int?> CutAsync(HttpContext http)
    {
        http.Abort();
        return Task.FromResult<int?>(null);
    }

    private async Task<int?> HangAsync(HttpContext http, CancellationToken stopping)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(options.HangLimit, clock, ends.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return await CutAsync(http);
    }

    private static async Task<int?> BreakOffAsync(HttpContext http, ApiAnswer answer)
    {
        AnswerWriter.SetHead(http, answer);
        http.Response.ContentLength = answer.Length;
        await AnswerWriter.WriteBodyAsync(http, answer.CutTo(answer.Length / 2).Body);
        return await CutAsync(http);
    }

    private static async Task<int?> EndEarlyAsync(HttpContext http, ApiAnswer answer)
    {
        AnswerWriter.SetHead(http, answer);
        await AnswerWriter.WriteBodyAsync(http, answer.CutTo(answer.Length / 2).Body);
        return answer.Status;
    }

    private static ApiAnswer Malform(ApiAnswer answer) =>
        new(answer.Status, answer.ContentType, [.. answer.CutTo(answer.Length - 1).Body, "]"u8.ToArray()]);

    private async Task<int?> RedirectAsync(HttpContext http)
    {
        http.Response.Headers.Location = options.RedirectTarget;
        return await SendAsync(http, new ApiAnswer(StatusCodes.Status302Found, "text/html", []));
    }

    private async Task<int?> ThrottleAsync(HttpContext http)
    {
        // Only where the answer carries rate headers at all.
        if (http.Response.Headers.ContainsKey("X-RateLimit-Limit"))
        {
            http.Response.Headers["X-RateLimit-Remaining"] = "0";
            http.Response.Headers["X-RateLimit-Reset"] = $"{clock.GetUtcNow().ToUnixTimeSeconds() + options.ThrottleResetSeconds}";
        }
        return await SendAsync(http, Error(http, StatusCodes.Status429TooManyRequests, "rate_limit_exceeded"));
    }

    private async Task<int?> SendAsync(HttpContext http, ApiAnswer answer)
    {
        await writer.WriteAsync(http, answer);
        return answer.Status;
    }

    private ApiAnswer Error(HttpContext http, int status, string code) => ApiError.Of(status, code, $"A fault was dealt to this request{Echo(http)}");

    private string Echo(HttpContext http) => options.EchoAuthorization ? $" ({http.Request.Headers.Authorization})" : "";
}
