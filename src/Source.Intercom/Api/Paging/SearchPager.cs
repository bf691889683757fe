using System.Runtime.CompilerServices;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// <c>POST …/search</c>, ascending by cursor. The query is wider than the window by a day on each side and the engine filters exactly:
/// Intercom matches timestamps by calendar day in the workspace's own time zone, which nothing here depends on. Where it is found to
/// match by the second (<see cref="SearchPrecision"/>), the query is as wide as the window.
/// </summary>
public sealed class SearchPager : IPager
{
    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => ["pages", "total_count"];

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shape = call.Stream.Shape;
        var precision = call.Api.PrecisionOf(call.Stream);
        var at = new SearchPosition(call.Window, precision);
        while (true)
        {
            var answer = await FetchAsync(call, at, shape, cancellationToken);
            if (answer is null) continue;
            var next = NextPage.Read(answer.Body.Envelope[0]);
            var total = answer.Body.Number(1);
            var records = at.Advance(answer.Body, next.StartingAfter);
            if (at.Order.IsUnknown) await SayOrderAsync(call, at.Order, cancellationToken);
            var moment = SearchPrecision.MomentToAskOf(answer.Body);
            yield return answer.ToPage(
                Claim(call, at), total, at.Seen, records: records,
                isLast: next.IsEnd, isOrdered: !at.Order.IsUnknown, narrowestSplit: precision.NarrowestSplit);
            if (!next.IsEnd) GuardWayOn(call, at, next.StartingAfter);
            // The rest of an ordered search lies behind the window, which may have been cut meanwhile.
            if (at.IsEnded || at.Order.Reached >= call.Window.Interval.To) yield break;
            await precision.FindOutAsync(call, shape, moment, total - at.Seen, cancellationToken);
            if (!at.CanGrow) continue;
            at.Size.Grow();
            at.BeginAgainAtNewSize();
        }
    }

    private static Interval? Claim(PartitionCall call, SearchPosition at) => at.Order.Reached is { } to ? new Interval(call.Window.From, to) : null;

    /// <exception cref="ConnectorException">The next page leads nowhere.</exception>
    private static void GuardWayOn(PartitionCall call, SearchPosition at, string? startingAfter)
    {
        if (startingAfter is null) throw call.LeadsNoFurther();
        if (at.Trail.ComesBackTo(startingAfter)) throw call.Misbehaves("handed out the same page cursor twice, so its pages would never end");
        if (at.Trail.LeadsNowhere) throw call.LeadsNowhere();
    }

    /// <summary>The next page; null when the search begins again.</summary>
    private static async Task<FetchedPage?> FetchAsync(PartitionCall call, SearchPosition at, RecordShape shape, CancellationToken cancellationToken)
    {
        var query = at.Query;
        var load = new LoadCheck(call, () => (query with { PerPage = 1, StartingAfter = null }).Request(call), shape, at.Size.FailuresAllowed);
        var canDoWithLess = at.Size.CanShrink || at.CanBeginAgain;
        try
        {
            return await call.Api.FetchAsync(query.Request(call) with { GoesOn = canDoWithLess ? load.GoesOnAsync : null }, shape, cancellationToken);
        }
        catch (ApiException expired) when (expired.Verdict == Verdict.Expired && at.CanBeginAgain)
        {
            at.BeginAgain();
            await call.Api.LogAsync(LogLevel.Info, $"Stream `{call.Stream.Name}`: {expired.Message}; the search begins again from {at.From}.", cancellationToken);
        }
        catch (ApiException heavy) when (load.IsTooMuch(heavy))
        {
            // Too much at once, or a page cursor the API chokes on: smaller pages from where the search stood answer both.
            DoWithLess(at);
            await call.Api.LogAsync(
                LogLevel.Info, $"Stream `{call.Stream.Name}`: {heavy.Message}; going on with pages of {at.Size.Records}, from {at.From}.", cancellationToken);
        }

        return null;
    }

    private static void DoWithLess(SearchPosition at)
    {
        if (at.Size.CanShrink)
        {
            at.Size.Shrink();
            at.BeginAgainAtNewSize();
        }
        else
        {
            at.BeginAgain();
        }
    }

    private static ValueTask SayOrderAsync(PartitionCall call, SearchOrder order, CancellationToken cancellationToken) => order.IsBroken
        ? call.Api.SayOnceAsync(
            LogLevel.Warn,
            $"Stream `{call.Stream.Name}`: the search does not come in the order asked for. Nothing is lost, but a state is only written at the end of each window.",
            cancellationToken)
        : call.Api.SayOnceAsync(
            LogLevel.Info,
            $"Stream `{call.Stream.Name}`: the search's page cursors do not tell where it stands, so a state is only written at the end of each window.",
            cancellationToken);
}
