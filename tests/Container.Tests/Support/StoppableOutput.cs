using DotNet.Testcontainers.Configurations;

namespace Container.Tests.Support;

/// <summary>
/// Takes so many bytes of stdout while the container runs, then no more until told to go on. What it does not take holds the container's
/// writes up.
/// </summary>
internal sealed class StoppableOutput(long mostBytes) : IOutputConsumer
{
    private readonly GatedStream _stdout = new(mostBytes);

    bool IOutputConsumer.Enabled => true;

    Stream IOutputConsumer.Stdout => _stdout;

    Stream IOutputConsumer.Stderr => Stream.Null;

    public void Resume() => _stdout.Resume();

    public void Dispose() => _stdout.Dispose();
}
