using Airbyte.Protocol;
using TestKit;

namespace Connector.Engine.Tests.Emitting;

public sealed class TimedOutputTests
{
    [Fact]
    public async Task The_time_that_stdout_took_adds_up()
    {
        var clock = new FakeTimeProvider(TestTime.Start);
        using var slow = new SlowStream(() => clock.Advance(TimeSpan.FromSeconds(3)));
        var output = new TimedOutput(new MessageWriter(slow), clock);

        for (var flush = 0; flush < 2; flush++)
        {
            output.Messages.Write(new LogMessage(LogLevel.Info, "a"));
            await output.FlushAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(50));
        }

        output.Waited.ShouldBe(TimeSpan.FromSeconds(6));
    }

    private sealed class SlowStream(Action write) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            write();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
