using System.Text;
using TestKit;

namespace Acceptance.Tests;

/// <summary>The published program as a process of its own.</summary>
internal sealed class ExecutableConnector(IReadOnlyDictionary<string, string> environment) : IConnector
{
    public async Task<ConnectorRun> RunAsync(ConnectorInput input, CancellationToken cancellationToken)
    {
        using var files = new InputFiles();
        var startedAt = WallClock.Instance.GetUtcNow();
        await using var process = ConnectorProcess.Start(environment!, input.Write(files, files.PathOf));
        var (exitCode, stdout, stderr) = await process.ToEndAsync(cancellationToken);
        return ConnectorRun.From(exitCode, (stdout, Encoding.UTF8.GetBytes(stderr)), startedAt, WallClock.Instance.GetUtcNow());
    }
}
