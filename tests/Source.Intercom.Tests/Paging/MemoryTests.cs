using Connector.Engine;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>What is remembered of records while they are paged through (P6). Alone, since all that is in memory counts.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void A_million_companies_take_sixty_four_bytes_each_at_most()
    {
        const int Companies = 1_000_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var seen = new SeenCompanies();
        for (var n = 0; n < Companies; n++) seen.Add($"{n:x8}{n * 7_919:x8}{~n:x8}", 1_700_000_000 + n);

        seen.Counted.ShouldBe(Companies);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(64L * Companies);
        GC.KeepAlive(seen);
    }

    [Fact]
    public void Many_pages_of_one_second_are_not_remembered()
    {
        var at = new SearchPosition(new Window(new Interval(100, 10_000)), new SearchPrecision());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var page = 0; page < 2_000; page++)
        {
            var body = Pages.Of(Enumerable.Range(0, 150).Select(n => new ScriptedRow($"{page:x12}{n:x12}", 100, 200)));
            at.Advance(body, ScriptedSearch.CursorOf(200, $"{page}"));
            body.Records.Dispose();
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(4_000_000);
        GC.KeepAlive(at);
    }
}
