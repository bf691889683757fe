using TestKit;

namespace Connector.Http.Tests.Support;

/// <summary>What became of one request on a simulated clock.</summary>
internal sealed record Outcome(string? Result, ApiException? Failure, TimeSpan Elapsed, IReadOnlyList<RetryNotice> Notices)
{
    public IReadOnlyList<TimeSpan> Delays => [.. Notices.Select(notice => notice.Delay)];

    public static Outcome Of(ScriptedSocket socket, ApiRequest request, RetryOptions retry, BodyReader<string> read, int seed)
    {
        Outcome? outcome = null;
        VirtualTime.Run(async time => outcome = await SendAsync(socket, request, retry, read, seed, time.Clock));
        return outcome!;
    }

    private static async Task<Outcome> SendAsync(
        ScriptedSocket socket, ApiRequest request, RetryOptions retry, BodyReader<string> read, int seed, TimeProvider clock)
    {
        List<RetryNotice> notices = [];
        using var client = HandlerChain.Create(new ApiClientOptions
        {
            BaseUrl = Some.BaseUrl,
            Token = new BearerToken(Some.Token),
            Retry = retry,
            Socket = socket,
            ReadError = Some.ReadError,
            OnRetry = notice =>
            {
                notices.Add(notice);
                return ValueTask.CompletedTask;
            },
        }, Some.WideBudget(clock), clock, new Random(seed));
        var start = clock.GetUtcNow();
        try
        {
            var result = await client.SendAsync(request, read, default);
            return new(result, null, clock.GetUtcNow() - start, notices);
        }
        catch (ApiException failure)
        {
            return new(null, failure, clock.GetUtcNow() - start, notices);
        }
    }
}
