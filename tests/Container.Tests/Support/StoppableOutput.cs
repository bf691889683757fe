using TestKit;

namespace Container.Tests.Support;

/// <summary>Takes so many bytes of stdout, then no more until told to go on.</summary>
internal sealed class StoppableOutput(long mostBytes) : IOutputConsumer
{
    private readonly GatedStream _stdout = new(mostBytes);

    public BufferedOutput Whole => _stdout.Whole;

    Stream IOutputConsumer.Stdout => _stdout;

    Stream IOutputConsumer.Stderr => ((IOutputConsumer)Whole).Stderr;

    public void Resume() => _stdout.Resume();
}
