using Intercom.Sandbox;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>A parent that is deleted between being listed and being asked for its children is skipped and counted, in whatever words the 404 comes.</summary>
public sealed class DeletedParentTests
{
    private const int Deleted = 5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversation_deleted_in_between_is_skipped_and_counted(bool asHtml)
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with { NotFoundAsHtml = asHtml });
        var victims = sandbox.Workspace.Rows("conversations").Take(Deleted).ToList();
        using var socket = new HookedSocket("POST", "/conversations/search", after: () => victims.ForEach(sandbox.Workspace.Delete));
        var connector = IntercomRunner.At(sandbox, socket: socket);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "conversations", "conversation_parts"));

        run.ExitCode.ShouldBe(0);
        run.EndOf("conversation_parts").ShouldBe("COMPLETE");
        Truth.Compare(sandbox, run, ["conversation_parts"]).ShouldBeExact();
        ShouldHaveCounted(run, "conversation_parts", "conversations");
    }

    [Fact]
    public async Task A_company_deleted_in_between_is_skipped_and_counted()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox());
        var victims = sandbox.Workspace.Truth("companies").Take(Deleted).Select(row => sandbox.Workspace.Find("companies", row.Id)!).ToList();
        using var socket = new HookedSocket("GET", "/companies/scroll", after: () => victims.ForEach(sandbox.Workspace.Delete));
        var connector = IntercomRunner.At(sandbox, socket: socket);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "company_segments"));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["company_segments"]).ShouldBeExact();
        ShouldHaveCounted(run, "company_segments", "companies");
    }

    private static void ShouldHaveCounted(SourceRun run, string stream, string parent) => run.Logs.ShouldContain(log =>
        log.Level == "INFO" && log.Message == $"Stream `{stream}`: {Deleted} records of `{parent}` deleted before their turn came; skipped.");
}
