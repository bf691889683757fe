using Polly;

namespace Connector.Http;

/// <summary>Sends one request within the budget, again where that may help, and says what the answer means. Thread-safe.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly IRequestHandler _chain;
    private readonly ErrorReader _readError;
    private readonly RetryOptions _options;
    private readonly RetryDelay _delays;
    private readonly ResiliencePipeline _retry;
    private readonly IDisposable _socket;
    private long _retries;

    internal ApiClient(IRequestHandler chain, ApiClientOptions options, TimeProvider time, Random random, IDisposable socket)
    {
        options.Retry.Validate();
        _chain = chain;
        _readError = body => options.Token.Redact(options.ReadError(body));
        _options = options.Retry;
        _delays = new RetryDelay(options.Retry, new Jitter(random));
        _retry = RetryPipeline.Create(time, options.OnRetry);
        _socket = socket;
    }

    /// <summary>Attempts so far after the first of their request.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>
    /// The result that <paramref name="read"/> makes of a successful answer. An answer that breaks off, is malformed or fails in a
    /// transient way is asked for again; nothing of it leaves the attempt.
    /// </summary>
    /// <exception cref="ApiException">No result: refused, or the retries ran out.</exception>
    /// <exception cref="ForeignOriginException">The target is not at the configured origin; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, BodyReader<T> read, CancellationToken cancellationToken)
    {
        var run = new RetryRun(request, _options, _delays);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellationToken);
        context.Properties.Set(RetryPipeline.Run, run);
        try
        {
            // As an object and an outcome: for any other type Polly wraps each of its layers in asynchronous adapters (four a request).
            var outcome = await _retry.ExecuteOutcomeAsync(
                static (ctx, call) => call.Client.AttemptAsync(call.Run.NextAttempt(), call.Read, ctx.CancellationToken),
                context, (Client: this, Run: run, Read: read));
            if (outcome.Exception is ApiException && cancellationToken.IsCancellationRequested) throw new OperationCanceledException(cancellationToken);
            if (outcome.Exception is ApiException failure) run.Describe(failure);
            outcome.ThrowIfException();
            return (T)outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<Outcome<object>> AttemptAsync<T>(ApiRequest request, BodyReader<T> read, CancellationToken cancellationToken)
    {
        if (request.Attempt > 1) Interlocked.Increment(ref _retries);
        try
        {
            using var response = await _chain.SendAsync(request, cancellationToken);
            return Outcome.FromResult<object>(Read(request, response, read));
        }
        catch (Exception failure)
        {
            return Outcome.FromException<object>(failure);
        }
    }

    private T Read<T>(ApiRequest request, ApiResponse response, BodyReader<T> read)
    {
        var error = response.Status is >= 200 and <= 299 ? null : _readError(response.Body.Span);
        var verdict = request.Table.Classify(response.Status, error);
        if (verdict != Verdict.Success) throw Failure(verdict, request, response, error);
        try
        {
            return read(response);
        }
        catch (MalformedBodyException e)
        {
            throw new ApiException(Verdict.Retry, request.Endpoint, $"unusable answer: {e.Message}", e) { Status = response.Status };
        }
    }

    private static ApiException Failure(Verdict verdict, ApiRequest request, ApiResponse response, ApiError? error) =>
        new(verdict, request.Endpoint, response.Status is >= 300 and <= 399 ? Redirect.Refused(response.Location) : null)
        {
            Status = response.Status,
            Error = error,
            RetryAfter = response.RetryAfter,
        };
}
