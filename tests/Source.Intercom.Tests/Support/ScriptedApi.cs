using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Source.Intercom.Tests.Support;

/// <summary>Stands in for the sockets: answers each request as the test says, and keeps what was asked.</summary>
internal sealed class ScriptedApi(Func<ScriptedRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    /// <summary>What an answer waits for; nothing unless set.</summary>
    public Func<ScriptedRequest, Task> Latency { get; init; } = static _ => Task.CompletedTask;

    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(HttpStatusCode status, string code, string message) => Json(ErrorList(code, message), status);

    /// <summary>The body of Intercom's errors.</summary>
    public static string ErrorList(string code, string message) =>
        $$"""{"type":"error.list","request_id":"r-1","errors":[{"code":"{{code}}","message":"{{message}}"}]}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = new ScriptedRequest(request.Method, request.RequestUri!, body, request.Headers.Authorization?.ToString())
        {
            Version = request.Headers.TryGetValues("Intercom-Version", out var versions) ? versions.Single() : null,
        };
        Requests.Enqueue(asked);
        await Latency(asked);
        return answer(asked);
    }
}
