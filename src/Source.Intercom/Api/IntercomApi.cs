using System.Collections.Concurrent;
using System.Text.Unicode;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>Intercom's API for the length of one command: one client, one budget.</summary>
internal sealed class IntercomApi(ApiClient client, RateBudget budget, IntercomOptions options, ISyncLog log, TimeProvider time)
{
    private readonly HashSet<string> _said = [];
    private readonly ConcurrentDictionary<string, SearchPrecision> _precisions = [];
    private readonly ConcurrentDictionary<string, long> _requests = [];
    private long _answered;

    public TimeProvider Time { get; } = time;

    public IntercomOptions Options => options;

    /// <summary>Answers so far that could be used.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>Requests started so far.</summary>
    public long Requests => budget.Usage.Started;

    /// <inheritdoc cref="IReadSession.RequestsOf"/>
    public long RequestsOf(string stream) => _requests.GetValueOrDefault(stream);

    /// <summary>What is known of how a stream's search matches timestamps.</summary>
    public SearchPrecision PrecisionOf(IntercomStream stream) => _precisions.GetOrAdd(stream.Name, static _ => new SearchPrecision());

    /// <summary>The answer to a request, scanned to its last byte; a body that is not whole is asked for again.</summary>
    /// <exception cref="ApiException">No usable answer.</exception>
    public async Task<FetchedPage> FetchAsync(ApiRequest request, RecordShape shape, CancellationToken cancellationToken)
    {
        if (request.Context is RequestContext { Slot.Stream: var asked }) _requests.AddOrUpdate(asked, 1, static (_, count) => count + 1);
        var page = await client.SendAsync(request, response => Scan(response, shape), cancellationToken);
        Interlocked.Increment(ref _answered);
        if (page.Repaired && request.Context is RequestContext { Slot.Stream: var stream })
        {
            var first = page.FirstKey is { } key ? $" (first record: {key})" : "";
            const string held = "held bytes that are not UTF-8 or may not stand in JSON; they were replaced";
            await WarnAsync(stream, $"a body {held}", $"Stream `{stream}`: a body of {request.Endpoint}{first} {held}.", cancellationToken);
        }

        return page;
    }

    public Task<T> SendAsync<T>(ApiRequest request, BodyReader<T> read, CancellationToken cancellationToken) =>
        client.SendAsync(request, read, cancellationToken);

    public string Usage
    {
        get
        {
            var usage = budget.Usage;
            var share = ReadProfile.Percent(usage.InWindow, usage.Limit);
            var paused = usage.PausedUntil is null ? "" : ", waiting for Intercom's rate limit";
            return $"{Quantity.Of(usage.Started, "request")}, {share} of the request budget used in the last 10 s{paused}";
        }
    }

    /// <summary>What limited a read, and what would lift the limit.</summary>
    public string Profile(TimeSpan elapsed, int workers) => new ReadProfile(budget.Usage, client.Retries, elapsed, workers).ToString();

    public ValueTask LogAsync(LogLevel level, string message, CancellationToken cancellationToken) =>
        log.WriteAsync(level, message, cancellationToken);

    /// <summary>See <see cref="ISyncLog.WarnAsync"/>.</summary>
    public ValueTask WarnAsync(string stream, string what, string message, CancellationToken cancellationToken) =>
        log.WarnAsync(stream, what, message, cancellationToken);

    /// <summary>Says the same once.</summary>
    public ValueTask SayOnceAsync(LogLevel level, string message, CancellationToken cancellationToken)
    {
        lock (_said)
        {
            if (!_said.Add(message)) return ValueTask.CompletedTask;
        }

        return LogAsync(level, message, cancellationToken);
    }

    private static FetchedPage Scan(ApiResponse response, RecordShape shape)
    {
        if (!Utf8.IsValid(response.Body.Span)) return ScanRepaired(response, shape);
        try
        {
            var body = RecordScanner.Scan(response.Body, shape);
            return new FetchedPage(body, response.DetachBody(), response.Date);
        }
        catch (MalformedPageException)
        {
            return ScanRepaired(response, shape);
        }
    }

    private static FetchedPage ScanRepaired(ApiResponse response, RecordShape shape)
    {
        try
        {
            var body = RecordScanner.Scan(BodyRepair.Repair(response.Body.Span), shape);
            return new FetchedPage(body, NoMemory.Instance, response.Date, Repaired: true);
        }
        catch (MalformedPageException malformed)
        {
            throw new MalformedBodyException(malformed.Message, malformed);
        }
    }
}
