using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>
/// The program itself against a server whose rows stand where they do not belong, or are shown later than they changed: what the
/// simulation found, over a socket and by the real clock.
/// </summary>
public sealed class RowsOutOfOrderTests
{
    private const int Rows = 60;
    private const int PageSize = 25;

    private static readonly long _now = WallClock.Instance.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    public async Task A_call_that_is_shown_late_does_not_hide_the_one_that_a_deletion_drew_onto_a_page_that_was_read()
    {
        var list = Rising();
        var gone = list.Rows.First().Key;
        list.BeforePage = pages =>
        {
            if (pages != 1) return;
            // As many as before, so no total falls; what lay first on the second page lies last on the first now.
            list.Rows.Remove(gone);
            list.Rows["late"] = _now - 300;
        };
        await using var server = await ScriptedServer.StartAsync(list.Answer);

        var run = await server.ReadAsync("calls");

        run.EndOf("calls").ShouldBe("COMPLETE");
        Ids(run, "calls").ShouldBe([.. list.Rows.Keys, gone], ignoreOrder: true);
    }

    [Fact]
    public async Task Page_cursors_that_expire_three_times_and_calls_that_go_three_times_are_not_six_of_one_kind()
    {
        var list = Rising();
        var further = 0;
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            if (request.Url.Query.Contains("&page=", StringComparison.Ordinal) && ++further <= 6)
            {
                if (further % 2 == 1) return ScriptedApi.Error(HttpStatusCode.BadRequest, "parameter_invalid", "page cursor expired");
                list.Rows.Remove(list.Rows.First().Key);
            }

            return list.Answer(request);
        });

        var run = await server.ReadAsync("calls");

        run.Errors.ShouldBeEmpty();
        run.EndOf("calls").ShouldBe("COMPLETE");
        list.Rows.Keys.Except(Ids(run, "calls")).ShouldBeEmpty();
        list.Rows.Count.ShouldBe(Rows - 3);
    }

    [Fact]
    public async Task A_contact_that_stands_less_than_a_page_late_is_behind_no_state_before_it_has_come()
    {
        const int contacts = 450;
        var began = _now - 86_400;
        var rows = Enumerable.Range(0, contacts)
            .Select(i => new ScriptedRow($"c{i}", began - (i % 2 * 1_000) - i, began + i - (i == 300 ? 100 : 0)))
            .ToList();
        var search = new ScriptedSearch(rows, row => row.UpdatedAt);
        var isRefused = true;
        await using var server = await ScriptedServer.StartAsync(request => isRefused && IsThirdPage(request)
            ? ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "No longer")
            : search.Answer(request));

        var cutOff = await server.ReadAsync("contacts");
        isRefused = false;
        var resumed = await server.ReadAsync("contacts", StateBuilder.After(cutOff));

        cutOff.EndOf("contacts").ShouldBe("INCOMPLETE");
        Ids(cutOff, "contacts").Count.ShouldBe(300);
        resumed.EndOf("contacts").ShouldBe("COMPLETE");
        Ids(resumed, "contacts").Count.ShouldBeLessThan(contacts, "the state claims nothing, so this test shows nothing");
        Ids(cutOff, "contacts").Union(Ids(resumed, "contacts")).Count().ShouldBe(contacts);

        bool IsThirdPage(ScriptedRequest request) =>
            JObject.Parse(request.Body).SelectToken("pagination.starting_after") is { } after && (string)after! == ScriptedSearch.CursorOf(rows[299].UpdatedAt, rows[299].Id, 299);
    }

    /// <summary>Calls that come by their time of change, the oldest first; the newest is two hours old.</summary>
    private static ScriptedList Rising() =>
        new ScriptedList("/calls", pageSize: PageSize) { Order = static rows => rows.OrderBy(row => row.Value) }.With(Rows, _now - 7_200);

    private static IReadOnlyList<string> Ids(SourceRun run, string stream) => [.. run.RecordsOf(stream).Select(record => record.Value<string>("id")!)];
}
