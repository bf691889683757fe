namespace Connector.Http;

/// <summary>Puts the layers together.</summary>
public static class HandlerChain
{
    /// <summary>A client whose attempts all pass the one <paramref name="budget"/> (which the caller owns).</summary>
    /// <param name="random">The source of jitter; seeded, and drawn on under a lock.</param>
    /// <exception cref="ArgumentException">An option is wrong; the text says which.</exception>
    public static ApiClient Create(ApiClientOptions options, RateBudget budget, TimeProvider time, Random random)
    {
        // From the outside in:
        //   ApiClient          Retry: the only retry layer, outside the budget so that every attempt pays; verdict; body → result
        //   options.OwnLayer   the caller's: per attempt, not held while backing off
        //   AllowanceHandler   waits for memory for the answer
        //   RateBudgetHandler  waits for its turn; hears what the server says of its window
        //   LoggingHandler     one line an attempt, where somebody listens
        //   SocketHandler      origin check, time limit, whole body into pooled memory
        //   AuthHandler        token and fixed headers, for the configured origin only
        //   socket             no redirects, no cookies, decompression
        var origin = new ApiOrigin(options.BaseUrl);
        IReadOnlyList<KeyValuePair<string, string>> headers = options.UserAgent is { } agent ? [new("User-Agent", agent), .. options.Headers] : options.Headers;
        var auth = new AuthHandler(origin, options.Token, headers, options.Socket ?? Sockets.Create(options.MaxConnections, origin.IsEncrypted));
        var invoker = new HttpMessageInvoker(auth);
        IRequestHandler chain = new SocketHandler(origin, invoker, options.Retry.AttemptTimeout, time);
        if (options.Debug is { } sink) chain = new LoggingHandler(chain, sink, time);
        chain = new RateBudgetHandler(chain, budget, options.Retry.MaxRetryAfter, time);
        chain = new AllowanceHandler(chain, options.Allowance);
        chain = options.OwnLayer?.Invoke(chain) ?? chain;
        return new ApiClient(chain, options, time, random, invoker);
    }
}
