using Airbyte.Protocol;
using Connector.Engine.Tests.Support;
using TestKit;

namespace Connector.Engine.Tests.Emitting;

/// <summary>A read keeps to the scheduler it runs on, so that hours of it can be simulated, the same way each time.</summary>
public sealed class VirtualTimeReadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_step_of_a_read_is_taken_on_the_simulated_scheduler_and_comes_out_the_same(int seed)
    {
        var first = Simulate(seed);

        Simulate(seed).ShouldBe(first);
        first.ShouldContain("\"COMPLETE\"");
    }

    private static string Simulate(int seed)
    {
        var api = Workspace.Random(new Random(seed));
        var stdout = new FakeStdout();
        var thread = Environment.CurrentManagedThreadId;
        VirtualTime.Run(async run =>
        {
            api.BeforePage = async (_, page, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(3 + page), run.Clock, token);
                Environment.CurrentManagedThreadId.ShouldBe(thread);
                if (api.Requests.Count > 40) throw new FormatException("fails late");
            };
            await new ReadCommand(new InMemorySource(api), new MessageWriter(stdout), run.Clock, () => 0, debug: false)
                .RunAsync([], Some.Select(Workspace.AllStreams), Some.States(), CancellationToken.None);
        });
        return stdout.Text;
    }
}
