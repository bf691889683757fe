using Intercom.Sandbox;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>One read of all streams of a workspace of some thousand rows, over a real socket, for several tests to look at.</summary>
public sealed class LargeRead : IAsyncLifetime
{
    internal SandboxServer Sandbox { get; private set; } = null!;

    internal SourceRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxServer.StartAsync(Some.Sandbox(new WorkspaceOptions
        {
            Contacts = 3_000,
            Companies = 700,
            Conversations = 1_500,
            Tickets = 600,
            LongContactLists = 40,
            Articles = 230,
            Calls = 330,
            DeletedConversations = 500,
            CustomObjects = 700,
            ActivityLogs = 400,
        }));
        var connector = IntercomRunner.At(Sandbox);
        Run = await connector.ReadAsync(Some.ConfigOfAll(), CatalogBuilder.All(connector.Source.Streams));
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
