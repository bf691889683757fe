using System.Text.Json.Nodes;
using Intercom.Sandbox;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Workspaces;

namespace Process.Tests;

/// <summary>P5: what one stream may not read costs no other stream anything.</summary>
public sealed class ForbiddenStreamTests
{
    private static readonly string[] _forbidden = [StreamName.Conversations, StreamName.ConversationParts];

    /// <summary>Optional ones of the same permission.</summary>
    private static readonly string[] _passedOver =
        [StreamName.CallTranscripts, StreamName.Calls, StreamName.ConversationAttributes, StreamName.DeletedConversations, StreamName.Macros];

    private static readonly string[] _whole = [.. StreamName.All.Except(_forbidden).Except(_passedOver)];

    private static readonly JsonObject _config = new() { ["custom_object_types"] = new JsonArray("Order", "Delivery") };

    private static readonly SandboxOptions _options = new()
    {
        Workspace = new() { Contacts = 300, Conversations = 60, Companies = 120, Tickets = 100, ActivityLogs = 100 },
    };

    [Theory(Timeout = 120_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missing_permission_ends_its_streams_and_all_others_are_whole(bool asForbidden)
    {
        var access = new AccessOptions { Missing = [Permission.Conversations], MissingIsForbidden = asForbidden };
        await using var sandbox = await SandboxServer.StartAsync(_options with { Access = access });
        using var files = ReadFiles.Write(sandbox.Token, StreamName.All, options: _config);
        var truth = new TruthSnapshot(sandbox.Workspace, _whole, RealClock.Time.GetUtcNow());

        var run = await FinishedRun.ReadAsync((sandbox.BaseUrl, sandbox.Token), files, cancellationToken: TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(1);
        run.Output.Errors.Select(error => error.Stream).ShouldBe(_forbidden, ignoreOrder: true);
        run.Output.Errors.ShouldAllBe(error => error.Message.Contains("Read conversations", StringComparison.Ordinal));
        foreach (var stream in _forbidden) run.Output.Ends(stream).ShouldBe(["INCOMPLETE"]);
        foreach (var stream in _passedOver) run.Output.Ends(stream).ShouldBe(["COMPLETE"]);
        run.Output.Records.Select(record => record.Stream).Intersect([.. _forbidden, .. _passedOver]).ShouldBeEmpty();
        foreach (var stream in _whole) IsWhole(run.Output, stream, truth);
    }

    private static void IsWhole(RunOutput output, string stream, TruthSnapshot truth)
    {
        output.Ends(stream).ShouldBe(["COMPLETE"]);
        output.States.ShouldContain(state => state.Stream == stream);
        var printed = output.Records.Where(record => record.Stream == stream).Select(truth.Find).ToList();
        printed.ShouldBe(truth.Of(stream), ignoreOrder: true);
    }
}
