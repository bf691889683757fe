using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Source.Intercom;

/// <summary>Composes what one command needs of the API: one budget, one client round it. The provider owns and disposes them.</summary>
internal static class ApiConnection
{
    /// <param name="throttled">To be told when all requests must wait for Intercom, and until when.</param>
    /// <exception cref="ConnectorException">Config error: a token that no header may carry.</exception>
    public static ServiceProvider Open(
        IntercomEnvironment environment, IntercomOptions options, RetryOptions retry, ISyncLog log, Action<DateTimeOffset>? throttled = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(environment.Time);
        services.AddSingleton(log);
        services.AddSingleton(options);
        services.AddSingleton(_ => Budget(environment, options, throttled));
        services.AddSingleton(provider => HandlerChain.Create(
            Client(environment, options, retry, log), provider.GetRequiredService<RateBudget>(), environment.Time, environment.Random));
        services.AddSingleton<IntercomApi>();
        return services.BuildServiceProvider();
    }

    private static RateBudget Budget(IntercomEnvironment environment, IntercomOptions options, Action<DateTimeOffset>? throttled)
    {
        var budget = new RateBudget(options.RequestsPerWindow, environment.Time);
        budget.Paused += throttled;
        return budget;
    }

    private static ApiClientOptions Client(IntercomEnvironment environment, IntercomOptions options, RetryOptions retry, ISyncLog log) => new()
    {
        BaseUrl = options.BaseUrl,
        Token = Token(options.AccessToken),
        UserAgent = $"source-intercom-dotnet/{typeof(ApiConnection).Assembly.GetName().Version!.ToString(3)}",
        Headers = [new("Accept", "application/json"), ApiVersion.Header(options.ApiVersion)],
        ReadError = ErrorBody.Read,
        Retry = retry,
        OnRetry = notice => log.WriteAsync(
            // A throttled request waits with all others, which the stream status says.
            notice.Failure.Verdict == Verdict.Throttled ? LogLevel.Debug : LogLevel.Info,
            $"{notice.Failure.Message}; trying again in {notice.Delay.TotalSeconds:F1} s.",
            CancellationToken.None),
        Debug = log.WritesDebug ? (line, token) => log.WriteAsync(LogLevel.Debug, line, token) : null,
        OwnLayer = inner => new WorkerSlotHandler(inner),
        MaxConnections = options.Read.Workers,
        Socket = environment.Socket,
    };

    private static BearerToken Token(string accessToken)
    {
        try
        {
            return new BearerToken(accessToken);
        }
        catch (ArgumentException unusable)
        {
            throw ConnectorException.Config($"`access_token` cannot be used: {unusable.Message}");
        }
    }
}
