using System.Runtime.CompilerServices;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// <c>POST …/search</c>, ascending by cursor. The query is wider than the window by a day on each side and the engine filters exactly:
/// Intercom matches timestamps by calendar day in the workspace's own time zone, which nothing here depends on.
/// </summary>
public sealed class SearchPager : IPager
{
    private const int LargestPage = 150;
    private const int SmallestPage = 18;

    /// <summary>While a smaller page can still be tried, a heavy one is not tried as often.</summary>
    private const int AttemptsAtLargerPages = 4;

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shape = call.Shape("pages.next.starting_after", "total_count");
        var at = new SearchPosition(call.Window.Interval);
        while (!at.IsEnded)
        {
            var answer = await FetchAsync(call, at, shape, cancellationToken);
            if (answer is null) continue;
            var next = answer.Body.Text(0);
            if (next is not null && !at.IsNew(next))
                throw call.Misbehaves("handed out the same page cursor twice, so its pages would never end");
            var wasOrdered = at.IsOrdered;
            var records = at.Advance(answer.Body, next);
            if (wasOrdered && !at.IsOrdered) await WarnUnorderedAsync(call, cancellationToken);
            var closes = at.ReadTo is { } to ? new Interval(call.Window.From, to) : (Interval?)null;
            yield return answer.ToPage(closes, answer.Body.Number(1), at.Seen, records: records);
            // The rest of an ordered search lies behind the window, which may have been cut meanwhile.
            if (at.ReadTo >= call.Window.Interval.To) yield break;
        }
    }

    /// <summary>The next page; null when the search begins again from where it stood.</summary>
    private static async Task<FetchedPage?> FetchAsync(
        PartitionCall call, SearchPosition at, RecordShape shape, CancellationToken cancellationToken)
    {
        var canShrink = at.PageSize > SmallestPage;
        var request = call.Request(call.Target(call.Stream.Path), at.StartingAfter is null ? IntercomErrors.Table : IntercomErrors.NextPage) with
        {
            JsonBody = SearchQuery.Write(call.Stream.Cursor!, at),
            MaxAttempts = canShrink ? AttemptsAtLargerPages : null,
        };
        try
        {
            return await call.Api.FetchAsync(request, shape, cancellationToken);
        }
        catch (ApiException expired) when (expired.Verdict == Verdict.Expired && at.CanBeginAgain)
        {
            await call.Api.LogAsync(LogLevel.Info, $"Stream `{call.Stream.Name}`: {expired.Message}; the search begins again from {at.From}.", cancellationToken);
            at.BeginAgain(at.PageSize);
            return null;
        }
        catch (ApiException heavy) when (heavy.Verdict == Verdict.Retry && canShrink)
        {
            // Too much at once, or a page cursor the API chokes on: smaller pages from where the search stood answer both.
            var smaller = Math.Max(SmallestPage, at.PageSize / 2);
            await call.Api.LogAsync(LogLevel.Info, $"Stream `{call.Stream.Name}`: {heavy.Message}; going on with pages of {smaller}.", cancellationToken);
            at.BeginAgain(smaller);
            return null;
        }
    }

    private static ValueTask WarnUnorderedAsync(PartitionCall call, CancellationToken cancellationToken) => call.Api.WarnOnceAsync(
        $"unordered {call.Stream.Name}",
        $"Stream `{call.Stream.Name}`: the search does not come in the order asked for. Nothing is lost, but a state is only written at the end of each window.",
        cancellationToken);

    internal static int FirstPageSize => LargestPage;
}
