namespace TestKit;

/// <summary>One container. Members are named and behave as those of the library Testcontainers. Disposing removes it, running or not.</summary>
public interface IContainer : IAsyncDisposable
{
    /// <summary>The engine's id; known once started.</summary>
    string Id { get; }

    /// <summary>Creates and starts it; does not wait for anything it does.</summary>
    Task StartAsync(CancellationToken cancellationToken = default);

    /// <summary>SIGTERM, and SIGKILL when it still runs after <paramref name="grace"/> (whole seconds).</summary>
    Task StopAsync(TimeSpan grace, CancellationToken cancellationToken = default);

    /// <summary>Runs a command beside the container's own.</summary>
    Task<ExecResult> ExecAsync(IEnumerable<string> command, CancellationToken cancellationToken = default);

    /// <summary>What it has printed so far.</summary>
    Task<(string Stdout, string Stderr)> GetLogsAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits for its end, and for the output consumer to have taken all of its output.</summary>
    Task<long> GetExitCodeAsync(CancellationToken cancellationToken = default);
}
