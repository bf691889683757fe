using Intercom.Sandbox;
using Source.Intercom.Tests.Resilience;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>A read that is asked to stop: true states, streams that are not whole INCOMPLETE without an error, and nothing lost afterwards.</summary>
public sealed class CancelledReadTests
{
    private static readonly string[] _streams = ["contacts", "conversations", "conversation_parts", "companies", "tags"];

    private readonly FastClock _clock = new(40);

    [Fact]
    public async Task What_a_cancelled_read_has_saved_is_gone_on_with_without_loss()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Contacts = 1_000, Conversations = 200 }), _clock);
        using var stop = new CancellationTokenSource();
        using var socket = new HookedSocket("POST", "/contacts/search", after: stop.Cancel, answers: 3);
        var catalog = CatalogBuilder.Of(IntercomRunner.At(sandbox).Source.Streams, _streams);

        var broken = await IntercomRunner.At(sandbox, _clock, socket).ReadAsync(Some.Config(workers: 3), catalog, cancellationToken: stop.Token);
        var rest = await IntercomRunner.At(sandbox, _clock).ReadAsync(Some.Config(), catalog, StateBuilder.After(broken));

        broken.ExitCode.ShouldBe(1);
        broken.Errors.ShouldBeEmpty();
        broken.EndOf("contacts").ShouldBe("INCOMPLETE");
        broken.Statuses.Count(status => status.IsTerminal).ShouldBe(_streams.Length);
        rest.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, [broken, rest], _streams).ShouldBeWhole();
    }
}
