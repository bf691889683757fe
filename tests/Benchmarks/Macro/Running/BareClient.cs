using System.Net;

namespace Benchmarks.Macro.Running;

/// <summary>
/// .NET's own client and nothing else: so many connections, each of which asks for the next conversation once it has the last and drops
/// it unread. What no program on this machine that does more can beat by much.
/// </summary>
internal static class BareClient
{
    private const int WarmUp = 1_000;

    /// <summary>Seconds for <paramref name="requests"/> GETs of a conversation.</summary>
    public static async Task<double> SecondsAsync(SandboxProcess server, int requests, int connections, TimeProvider clock, CancellationToken cancellation)
    {
        var ids = await server.TruthAsync("conversations", cancellation);
        using var client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = connections,
            UseCookies = false,
        });
        await GetAsync(WarmUp);
        var start = clock.GetTimestamp();
        await GetAsync(requests);
        return clock.GetElapsedTime(start).TotalSeconds;

        Task GetAsync(int count)
        {
            var next = -1;
            return Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
            {
                for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                    await DropAsync(client, new Uri($"{server.BaseUrl}/conversations/{ids[i % ids.Count]}"), cancellation);
            }));
        }
    }

    private static async Task DropAsync(HttpMessageInvoker client, Uri url, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {SandboxProcess.Token}");
        using var answer = await client.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        await body.CopyToAsync(Stream.Null, cancellation);
    }
}
