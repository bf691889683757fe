using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Tests;

/// <summary>Updates that crowd towards now, as in a workspace in use.</summary>
public sealed class SkewTests
{
    private static readonly ManualClock _clock = new();

    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(2, 0.50)]
    public async Task The_last_quarter_of_the_span_holds_its_share(double skew, double share)
    {
        var workspace = Some.EmptyWorkspace with { Contacts = 2_000, Skew = skew, RoundTimes = 0, Span = TimeSpan.FromDays(100) };
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = workspace }, _clock);
        var from = (_clock.GetUtcNow() - TimeSpan.FromDays(25)).ToUnixTimeSeconds();

        var recent = sandbox.Workspace.Rows(StreamName.Contacts).Count(contact => contact.Current.UpdatedAt >= from);

        (recent / 2_000.0).ShouldBe(share, 0.05);
    }
}
