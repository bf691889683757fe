using System.Diagnostics;
using System.Globalization;

namespace TestKit;

/// <param name="creation">Options, image and command for <c>docker create</c>.</param>
internal sealed class DockerContainer(IReadOnlyList<string> creation, IOutputConsumer? consumer) : IContainer
{
    private readonly CancellationTokenSource _disposal = new();
    private Process? _attached;
    private Task _consumption = Task.CompletedTask;
    private string? _id;

    public string Id => _id ?? throw new InvalidOperationException("The container has not been started.");

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        _id = await DockerCli.DemandAsync(["create", .. creation], cancellationToken);
        if (consumer is null)
        {
            await DockerCli.DemandAsync(["start", Id], cancellationToken);
            return;
        }

        _attached = DockerCli.Start(["start", "--attach", Id]);
        _consumption = Task.WhenAll(
            _attached.StandardOutput.BaseStream.CopyToAsync(consumer.Stdout, _disposal.Token),
            _attached.StandardError.BaseStream.CopyToAsync(consumer.Stderr, _disposal.Token));
    }

    public Task StopAsync(TimeSpan grace, CancellationToken cancellationToken = default) =>
        DockerCli.DemandAsync(["stop", "--time", grace.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture), Id], cancellationToken);

    public Task<ExecResult> ExecAsync(IEnumerable<string> command, CancellationToken cancellationToken = default) =>
        DockerCli.RunAsync(["exec", Id, .. command], cancellationToken);

    public async Task<(string Stdout, string Stderr)> GetLogsAsync(CancellationToken cancellationToken = default)
    {
        var logs = await DockerCli.RunAsync(["logs", Id], cancellationToken);
        return (logs.Stdout, logs.Stderr);
    }

    public async Task<long> GetExitCodeAsync(CancellationToken cancellationToken = default)
    {
        // A container that the attached client has not started yet is not one to wait for.
        if (_attached is not null) await _attached.WaitForExitAsync(cancellationToken);
        await _consumption.WaitAsync(cancellationToken);
        return long.Parse(await DockerCli.DemandAsync(["wait", Id], cancellationToken), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (_id is not null) await DockerCli.DemandAsync(["rm", "--force", "--volumes", _id], CancellationToken.None);
        await _disposal.CancelAsync();
        await _consumption.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_attached is { HasExited: false }) _attached.Kill();
        _attached?.Dispose();
        _disposal.Dispose();
    }
}
