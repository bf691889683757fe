using Polly;
using Polly.Retry;

namespace Connector.Http;

/// <summary>The one retry layer. What is decided per request lies in the <see cref="RetryRun"/> that the context carries.</summary>
internal static class RetryPipeline
{
    public static readonly ResiliencePropertyKey<RetryRun> Run = new("run");

    public static ResiliencePipeline Create(TimeProvider time, Func<RetryNotice, ValueTask>? onRetry) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue, // The run counts, for throttled attempts do not.
            ShouldHandle = static args => args.Outcome.Exception is ApiException failure
                ? RunOf(args.Context).ContinuesAsync(failure, args.Context.CancellationToken)
                : ValueTask.FromResult(false),
            DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(RunOf(args.Context).Delay),
            OnRetry = args => onRetry is not null && args.Outcome.Exception is ApiException failure
                ? onRetry(new RetryNotice(failure, args.RetryDelay))
                : ValueTask.CompletedTask,
        }).Build();

    private static RetryRun RunOf(ResilienceContext context) => context.Properties.GetValue(Run, null!);
}
