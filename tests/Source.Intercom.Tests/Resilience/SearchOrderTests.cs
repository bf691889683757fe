using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>What a search's order lets a state say, whatever order the server has: P1, seen from the output.</summary>
public sealed class SearchOrderTests
{
    private const long Second = 1_700_000_000;
    private const int PageSize = 15;

    /// <summary>By creation: three pages of rows that were all updated later in the same order, then rows that were not.</summary>
    private static readonly ScriptedRow[] _byCreation =
    [
        .. Enumerable.Range(0, 3 * PageSize).Select(n => new ScriptedRow($"a{n}", Second + n, Second + 10_000 + n)),
        .. Enumerable.Range(0, 3 * PageSize).Select(n => new ScriptedRow($"b{n}", Second + 100 + n, Second + 100 + n)),
    ];

    /// <summary>As asked: by update, while the times of creation lie anywhere before.</summary>
    private static readonly ScriptedRow[] _byUpdate =
        [.. Enumerable.Range(0, 8 * PageSize).Select(n => new ScriptedRow($"a{n:D3}", Second - (n * 7_919 % 1_000), Second + (n / 2)))];

    [Theory]
    [InlineData("the time of creation")]
    [InlineData("nothing")]
    [InlineData("the time of update")]
    public void A_search_in_the_order_of_creation_claims_nothing_that_is_still_to_come(string cursorsName) => VirtualTime.Run(async time =>
    {
        var run = await ReadAsync(time, _byCreation, row => cursorsName switch
        {
            "the time of creation" => row.CreatedAt,
            "the time of update" => row.UpdatedAt,
            _ => null,
        });

        ShouldClaimNothingStillToCome(run);
        run.EndOf("contacts").ShouldBe("COMPLETE");
        run.RecordsOf("contacts").Count.ShouldBe(_byCreation.Length);
    });

    [Fact]
    public void A_search_in_the_order_asked_for_moves_the_state_while_it_is_read() => VirtualTime.Run(async time =>
    {
        var run = await ReadAsync(time, _byUpdate, row => row.UpdatedAt);

        ShouldClaimNothingStillToCome(run);
        var last = run.Records[^1].Line;
        run.States.Where(state => state.Line < last).Select(state => state.State.Value<long>("updated_at")).Max().ShouldBeGreaterThan(Second + 30);
        run.Logs.ShouldNotContain(log => log.Message.Contains("order", StringComparison.Ordinal));
    });

    [Fact]
    public void A_search_out_of_order_is_warned_of_once() => VirtualTime.Run(async time =>
    {
        var run = await ReadAsync(time, [.. _byUpdate.Reverse()], row => row.UpdatedAt);

        ShouldClaimNothingStillToCome(run);
        run.Warnings.ShouldHaveSingleItem().ShouldContain("the search does not come in the order asked for");
    });

    [Fact]
    public void Page_cursors_that_say_nothing_are_no_reason_to_warn() => VirtualTime.Run(async time =>
    {
        var run = await ReadAsync(time, _byUpdate, _ => null);

        ShouldClaimNothingStillToCome(run);
        run.Warnings.ShouldBeEmpty();
        run.Logs.Single(log => log.Message.Contains("page cursors", StringComparison.Ordinal)).Level.ShouldBe("INFO");
    });

    private static void ShouldClaimNothingStillToCome(SourceRun run)
    {
        foreach (var state in run.States)
        {
            var later = run.Records.Where(record => record.Line > state.Line).Select(record => record.Data.Value<long>("updated_at"));
            later.ShouldAllBe(cursor => cursor > state.State.Value<long>("updated_at"));
        }
    }

    private static async Task<SourceRun> ReadAsync(VirtualTime time, IReadOnlyList<ScriptedRow> rows, Func<ScriptedRow, long?> sortValue)
    {
        var search = new ScriptedSearch(rows, sortValue, PageSize);
        using var api = new ScriptedApi(search.Answer) { Latency = _ => Task.Delay(TimeSpan.FromSeconds(20), time.Clock) };
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);
        return await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));
    }
}
