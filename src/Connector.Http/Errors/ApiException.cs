using System.Globalization;

namespace Connector.Http;

/// <summary>
/// A request that gave no result. <see cref="Message"/> is for a user: endpoint, status or cause, the API's own code and text,
/// attempts. It never holds a header, a query or a body.
/// </summary>
public class ApiException : Exception
{
    private const int LongestApiText = 300;

    /// <param name="cause">What happened, where a status does not say it: <c>connection reset</c>.</param>
    public ApiException(Verdict verdict, string endpoint, string? cause = null, Exception? inner = null)
        : base(cause, inner)
    {
        Verdict = verdict;
        Endpoint = endpoint;
        Cause = cause;
    }

    public Verdict Verdict { get; }

    /// <summary>The request's <see cref="ApiRequest.Endpoint"/>.</summary>
    public string Endpoint { get; }

    /// <summary>What happened, where a status does not say it.</summary>
    public string? Cause { get; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    public ApiError? Error { get; init; }

    public string? RequestId => Error?.RequestId;

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>The time that went into sending and backing off, until giving up.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>The same request may succeed later: the retries ran out.</summary>
    public bool IsTransient => Verdict is Verdict.Retry or Verdict.Throttled;

    public override string Message
    {
        get
        {
            var what = string.Join(": ", new[] { StatusText, ApiText, Cause, GaveUpBecause }.Where(part => part is not null));
            var id = RequestId is null ? "" : $" [request {Trimmed(RequestId)}]";
            return $"{Endpoint}: {what}{id}, after {Attempts} attempt{(Attempts == 1 ? "" : "s")} in {Seconds} s";
        }
    }

    /// <summary>How long the server asks to wait before another attempt.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Why no further attempt was made, where the number of attempts does not say it.</summary>
    internal string? GaveUpBecause { get; set; }

    private string? StatusText => Status is null ? null : $"HTTP {Status}";

    private string? ApiText => Error switch
    {
        { Code: { } code, Message: { } message } => Trimmed($"{code}: {message}"),
        { Code: { } code } => Trimmed(code),
        { Message: { } message } => Trimmed(message),
        _ => null,
    };

    private string Seconds => Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>One line of bounded length, whatever the server sent.</summary>
    private static string Trimmed(string text)
    {
        var cut = text.Length <= LongestApiText ? text : $"{text.AsSpan(0, LongestApiText - (char.IsHighSurrogate(text[LongestApiText - 1]) ? 1 : 0))}…";
        return string.Create(cut.Length, cut, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++) line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }
}
