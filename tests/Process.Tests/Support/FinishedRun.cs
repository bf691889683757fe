using TestKit;

namespace Process.Tests;

/// <summary>A run that is over.</summary>
/// <param name="ExitCode">128 + the signal for a run that was killed.</param>
internal sealed record FinishedRun(int ExitCode, RunOutput Output, long BytesRead)
{
    /// <summary>One read from start to end, or, with <paramref name="killAfter"/>, killed when that many bytes have been read.</summary>
    /// <param name="access">Where the API is and the token for it.</param>
    /// <exception cref="ShouldAssertException">The token, or a part of it, is in the output; or something is on stderr.</exception>
    public static async Task<FinishedRun> ReadAsync(
        (string BaseUrl, string Token) access, ReadFiles files, long killAfter = long.MaxValue, CancellationToken cancellationToken = default)
    {
        await using var connector = ConnectorProcess.Start(access.BaseUrl, files.ReadArguments);
        var bytes = await connector.ReadAsync(killAfter, cancellationToken);
        if (bytes.Length >= killAfter) connector.Kill();
        return await EndAsync(connector, bytes, access.Token, cancellationToken);
    }

    /// <summary>Waits for a process to end whose output has been read.</summary>
    public static async Task<FinishedRun> EndAsync(ConnectorProcess connector, byte[] output, string token, CancellationToken cancellationToken)
    {
        var (exitCode, stderr) = await connector.WaitForExitAsync(cancellationToken);
        stderr.ShouldBeEmpty();
        new Secrets(token).AreIn(output).ShouldBeFalse("the access token, or a part of it, is in the output");
        return new FinishedRun(exitCode, RunOutput.Parse(output), output.Length);
    }
}
