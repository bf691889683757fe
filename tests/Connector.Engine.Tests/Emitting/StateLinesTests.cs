using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class StateLinesTests
{
    [Fact]
    public void After_a_state_the_next_is_due_only_when_as_much_has_been_written_again()
    {
        var stdout = new MessageWriter(Stream.Null);
        var states = new StateLines(stdout, new LatestClaim(DateTimeOffset.FromUnixTimeSeconds(Some.Now)));
        var output = new StreamOutput(Some.Plan(Some.Contacts).Streams[0]);
        output.Wrote(30_000);
        states.WriteIfDue(output);
        var written = stdout.BytesWritten;
        written.ShouldBePositive();

        output.Wrote(1);
        states.WriteIfDue(output);

        stdout.BytesWritten.ShouldBe(written);
    }
}
