using Intercom.Sandbox;
using Intercom.Sandbox.Search;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>
/// Search that counts whole days in a zone the connector does not know: complete to the last second wherever midnight falls, also on
/// the days when clocks are changed.
/// </summary>
public sealed class ZoneTests
{
    private static readonly string[] _streams = ["contacts", "conversations", "conversation_parts", "tickets"];

    public static TheoryData<string, string> Zones => new()
    {
        { "UTC", "2026-01-05T23:59:59Z" },
        { "Pacific/Auckland", "2026-04-04T14:30:00Z" }, // the clock is set back: a day of 25 hours
        { "America/Los_Angeles", "2026-03-08T10:15:00Z" }, // and forward: 23 hours
        { "America/Los_Angeles", "2026-11-02T07:59:59Z" },
        { "Etc/GMT+11", "2026-07-01T11:00:00Z" }, // UTC-11, midnight to the second
        { "Pacific/Kiritimati", "2026-07-01T10:00:00Z" }, // UTC+14, midnight to the second
    };

    [Theory, MemberData(nameof(Zones))]
    public async Task Reads_are_complete_whatever_the_zone(string zone, string now)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Contacts = 900, RoundTimes = 0.4 }) with
        {
            TimeZone = zone,
            Search = new SearchOptions { DayGranularStreams = ["contacts", "conversations", "tickets"] },
        }, clock);
        var connector = IntercomRunner.At(sandbox, clock);
        var catalog = CatalogBuilder.Of(connector.Source.Streams, _streams);

        var first = await connector.ReadAsync(Some.Config(), catalog);
        clock.Advance(TimeSpan.FromMinutes(50));
        foreach (var stream in new[] { "contacts", "conversations", "tickets" })
            foreach (var row in sandbox.Workspace.Rows(stream).Take(5)) sandbox.Workspace.Touch(row);
        clock.Advance(TimeSpan.FromMinutes(20));
        var second = await connector.ReadAsync(Some.Config(), catalog, StateBuilder.After(first));

        first.ExitCode.ShouldBe(0);
        second.ExitCode.ShouldBe(0);
        foreach (var stream in _streams) first.RecordsOf(stream).Select(record => Truth.KeyOf(stream, record)).ShouldBeUnique();
        foreach (var stream in _streams) second.RecordsOf(stream).Select(record => Truth.KeyOf(stream, record)).ShouldBeUnique();
        Truth.Compare(sandbox, [first, second], _streams).ShouldBeWhole();
        second.RecordsOf("contacts").Count.ShouldBeInRange(5, 60);
    }
}
