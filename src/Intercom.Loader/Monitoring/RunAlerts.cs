using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary>
/// Tells <c>ping_url</c> of every run, and <c>webhook</c> when runs begin to fail, fail in other objects, or succeed again. An alert that
/// does not come through is said, and fails nothing.
/// </summary>
/// <param name="before">How the last run ended, before this program began; null: nobody knows.</param>
internal sealed class RunAlerts(Screen screen, TimeProvider time, HttpMessageHandler handler, RunReport? before) : IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new(handler) { Timeout = TimeSpan.FromSeconds(10) };
    private Task _started = Task.CompletedTask;
    private RunReport? _before = before;

    public void Dispose() => _http.Dispose();

    /// <summary>Not waited for: a run does not begin later for it.</summary>
    public void Started(LoaderSettings settings)
    {
        if (settings.PingUrl is { } url) _started = SendAsync("ping_url", Below(url, "/start"), null);
    }

    public async Task EndedAsync(LoaderSettings settings, RunReport report)
    {
        await _started;
        if (report.Result is RunResult.Stopped) return;
        if (settings.PingUrl is { } url) await SendAsync("ping_url", report.HasSucceeded ? url : Below(url, "/fail"), Text(Sentence(report), "text/plain"));
        var isNews = IsNews(report, _before);
        _before = report;
        if (settings.Webhook is { } hook && isNews) await SendAsync("webhook", hook, Text(Json(settings, report).ToString(Formatting.None), "application/json"));
    }

    private static bool IsNews(RunReport report, RunReport? before) =>
        report.HasSucceeded ? before is { HasSucceeded: false } : before is null || before.Result != report.Result || !before.Objects.SetEquals(report.Objects);

    private string Sentence(RunReport report) => screen.Redact(report.HasSucceeded ? $"Run {report.Run} succeeded." : report.Error ?? "The run failed.");

    private JObject Json(LoaderSettings settings, RunReport report) => new()
    {
        ["event"] = report.HasSucceeded ? "recovered" : "failed",
        ["at"] = time.GetUtcNow().Iso(),
        ["schema"] = settings.Schema,
        ["run"] = report.Run,
        ["result"] = report.Result.Word(),
        // Where chats look for the words.
        ["text"] = $"intercom-loader, schema {settings.Schema}: {(report.HasSucceeded ? "runs succeed again." : Sentence(report))}",
        ["error"] = report.Error is { } error ? screen.Redact(error) : null,
        ["objects"] = new JArray(report.Failed.Select(failed => new JObject { ["object"] = failed.Stream, ["error"] = failed.Error is { } why ? screen.Redact(why) : null })),
    };

    /// <summary>Below the path, before what is asked.</summary>
    private static Uri Below(Uri url, string path) => new UriBuilder(url) { Path = url.AbsolutePath.TrimEnd('/') + path }.Uri;

    private static Func<HttpContent> Text(string text, string type) => () => new StringContent(text, Encoding.UTF8, type);

    private async Task SendAsync(string key, Uri url, Func<HttpContent>? content)
    {
        for (var attempt = 1; ; attempt++)
        {
            string why;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content?.Invoke() };
                using var response = await _http.SendAsync(request);
                if (response.IsSuccessStatusCode) return;
                why = $"HTTP {(int)response.StatusCode}";
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                why = failure is OperationCanceledException ? "no answer in 10 s" : failure.Message;
            }

            if (attempt == Attempts)
            {
                // Not the URL: who has it can send what they like.
                screen.Say($"WARN: `{key}` could not be told of the run ({why}); the run itself goes on.");
                return;
            }

            await Task.Delay(_pause, time, CancellationToken.None);
        }
    }
}
