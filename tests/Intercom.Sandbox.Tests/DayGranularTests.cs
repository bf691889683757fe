using System.Net;
using Intercom.Sandbox.Search;

namespace Intercom.Sandbox.Tests;

/// <summary>
/// Dates matched by calendar day in the workspace's zone (2.11 description, "Searching for Timestamp Fields"). Each case names the
/// zone, a moment, and where its day begins and ends.
/// </summary>
public sealed class DayGranularTests
{
    [Theory]
    [InlineData("UTC", "2026-03-01T09:00:00Z", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z")]
    [InlineData("Pacific/Pago_Pago", "2026-03-01T09:00:00Z", "2026-02-28T11:00:00Z", "2026-03-01T11:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-03-01T09:00:00Z", "2026-02-28T10:00:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03-01T09:00:00Z", "2026-02-28T18:15:00Z", "2026-03-01T18:15:00Z")]
    [InlineData("Pacific/Auckland", "2026-04-05T01:00:00Z", "2026-04-04T11:00:00Z", "2026-04-05T12:00:00Z")] // clocks go back: 25 h
    [InlineData("Pacific/Auckland", "2026-09-27T01:00:00Z", "2026-09-26T12:00:00Z", "2026-09-27T11:00:00Z")] // clocks go forward: 23 h
    [InlineData("America/New_York", "2026-03-08T20:00:00Z", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24T12:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z")] // midnight itself is skipped
    [InlineData("America/Havana", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")] // 00:00 to 01:00 happens twice
    public async Task Greater_begins_the_next_day_less_ends_before_it_and_equal_is_all_of_it(string zone, string moment, string start, string next)
    {
        await using var sandbox = await StartAsync(zone, "contacts");
        using var client = new ApiClient(sandbox);
        var (first, after, asked) = (Seconds(start), Seconds(next), Seconds(moment));
        sandbox.Workspace.AddContact("before", first - 1);
        sandbox.Workspace.AddContact("first", first);
        sandbox.Workspace.AddContact("last", after - 1);
        sandbox.Workspace.AddContact("next", after);
        (await client.SearchIdsAsync("contacts", Filter(">", asked))).ShouldBe(["next"]);
        (await client.SearchIdsAsync("contacts", Filter("<", asked))).ShouldBe(["before"]);
        (await client.SearchIdsAsync("contacts", Filter("=", asked))).ShouldBe(["first", "last"]);
    }

    [Theory]
    [InlineData(">=")]
    [InlineData("<=")]
    [InlineData("!=")]
    [InlineData("IN")]
    public async Task Other_operators_on_dates_are_refused(string comparison)
    {
        await using var sandbox = await StartAsync("UTC", "contacts");
        using var client = new ApiClient(sandbox);
        var answer = await client.SearchAsync("contacts", Filter(comparison, 5));
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ErrorMessage.ShouldContain(comparison);
    }

    [Fact]
    public async Task Only_the_streams_named_are_matched_by_day()
    {
        await using var sandbox = await StartAsync("UTC", "contacts");
        using var client = new ApiClient(sandbox);
        (await client.SearchAsync("tickets", Filter(">=", 5))).Status.ShouldBe(HttpStatusCode.OK);
        await using var all = await StartAsync("UTC", "contacts", "conversations", "tickets");
        using var other = new ApiClient(all);
        (await other.SearchAsync("tickets", Filter(">=", 5))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Sorting_still_uses_the_full_second()
    {
        await using var sandbox = await StartAsync("UTC", "contacts");
        using var client = new ApiClient(sandbox);
        foreach (var second in (long[])[86_405, 86_402, 86_409, 86_401]) sandbox.Workspace.AddContact($"c{second}", second);
        (await client.SearchIdsAsync("contacts", Filter("=", 90_000))).ShouldBe(["c86401", "c86402", "c86405", "c86409"]);
    }

    private static Task<SandboxServer> StartAsync(string zone, params string[] streams) => SandboxServer.StartAsync(new SandboxOptions
    {
        Workspace = Some.EmptyWorkspace,
        TimeZone = zone,
        Search = new SearchOptions { DayGranularStreams = streams },
    });

    private static long Seconds(string moment) => DateTimeOffset.Parse(moment).ToUnixTimeSeconds();

    private static string Filter(string comparison, long value) => $$"""{"field":"updated_at","operator":"{{comparison}}","value":{{value}}}""";
}
