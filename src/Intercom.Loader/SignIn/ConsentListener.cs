using System.Net;
using System.Text;
using Airbyte.Protocol;

namespace Intercom.Loader;

/// <summary>Takes the answer where the browser is sent to, on this machine alone. What is no answer to the question is turned away, and does not end it.</summary>
internal sealed class ConsentListener : IDisposable
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    private readonly HttpListener _listener = new();
    private readonly string _path;
    private readonly TimeProvider _time;

    private ConsentListener(Uri redirect, TimeProvider time)
    {
        (_path, _time) = (redirect.AbsolutePath, time);
        _listener.Prefixes.Add($"http://{redirect.Host}:{redirect.Port}/");
    }

    /// <summary>Null: the answer does not come to this machine.</summary>
    /// <exception cref="UsageException">The port is taken.</exception>
    public static ConsentListener? Start(string? redirectUrl, TimeProvider time)
    {
        if (!Uri.TryCreate(redirectUrl, UriKind.Absolute, out var redirect) || !redirect.IsLoopback || redirect.Scheme != Uri.UriSchemeHttp) return null;
        var listener = new ConsentListener(redirect, time);
        try
        {
            listener._listener.Start();
            return listener;
        }
        catch (HttpListenerException taken)
        {
            listener.Dispose();
            throw new UsageException($"Nobody can listen at {redirectUrl}: {taken.Message}");
        }
    }

    /// <exception cref="ConnectorException">Config error: the answer is a refusal, or none came.</exception>
    public async Task<string> CodeAsync(ConsentRequest question, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(_longest, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        await using var ended = either.Token.Register(_listener.Stop);
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException && either.IsCancellationRequested)
            {
                stop.ThrowIfCancellationRequested();
                throw ConnectorException.Config($"No answer came within {_longest.TotalMinutes:0} minutes. Nothing was stored.", stopped);
            }

            var query = context.Request.Url?.Query ?? "";
            if (context.Request.Url?.AbsolutePath != _path || context.Request.HttpMethod != "GET")
            {
                await AnswerAsync(context, HttpStatusCode.NotFound, "There is nothing here.");
            }
            else if (!question.IsAnsweredBy(query))
            {
                await AnswerAsync(context, HttpStatusCode.BadRequest, "This does not belong to the sign-in that is under way.");
            }
            else
            {
                await AnswerAsync(context, HttpStatusCode.OK, "Thank you. intercom-loader goes on; this page can be closed.");
                return ConsentRequest.CodeOfQuery(query);
            }
        }
    }

    public void Dispose() => _listener.Close();

    private static async Task AnswerAsync(HttpListenerContext context, HttpStatusCode status, string text)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }
}
