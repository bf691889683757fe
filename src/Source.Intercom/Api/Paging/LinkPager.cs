using System.Runtime.CompilerServices;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// A window of time whose pages are linked by URL, the newest record first. Wide windows are known to fail on busy workspaces, so one
/// that keeps failing although the API answers is reported as too big, where halves can be asked for.
/// </summary>
/// <remarks>
/// Nothing is claimed before the last page. The links say nothing of an order that could be held against the records, and to prove one
/// by asking again for what lies above a record would double the requests; a window is what the API is asked for anyway, both bounds
/// exact to the second, so whoever wants to claim more often reads narrower windows.
/// </remarks>
public sealed class LinkPager : IPager
{
    private const int PageSize = 50;

    /// <summary>Failures by which a window is taken for too wide.</summary>
    private const int MostFailures = 4;

    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => ["pages"];

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shape = call.Stream.Shape;
        var first = call.Target(call.Stream.Path, Query(call, call.Window.Interval, PageSize));
        var trail = new PageTrail();
        for (var target = first; target is not null;)
        {
            var answer = await FetchAsync(call, target, shape, cancellationToken);
            var next = NextPage.Read(answer.Body.Envelope[0]);
            trail.Note(answer.Body);
            yield return answer.ToPage(isLast: next.IsEnd);
            target = next.IsEnd ? null : PageLinks.Target(call, call.Stream.Path, next, first);
            if (target is not null && trail.ComesBackTo(target))
                throw call.Misbehaves("linked a page it had handed out before, so its pages would never end");
            if (trail.LeadsNowhere) throw call.LeadsNowhere();
        }
    }

    private static async Task<FetchedPage> FetchAsync(PartitionCall call, string target, RecordShape shape, CancellationToken cancellationToken)
    {
        var load = new LoadCheck(call, () => Request(call, Query(call, new Interval(call.Window.From, call.Window.From + 1), 1)), shape, MostFailures);
        var request = call.Request(target, IntercomErrors.Table) with { GoesOn = call.Partition.CanBeHalved ? load.GoesOnAsync : null };
        try
        {
            return await call.Api.FetchAsync(request, shape, cancellationToken);
        }
        catch (ApiException heavy) when (load.IsTooMuch(heavy))
        {
            throw new PartitionTooBigException(heavy.Message, FailureText.Explain(call.Stream, heavy));
        }
    }

    private static ApiRequest Request(PartitionCall call, string query) => call.Request(call.Target(call.Stream.Path, query), IntercomErrors.Table);

    /// <summary>One second wider on each side, whether or not the API counts its bounds in; the engine filters exactly.</summary>
    private static string Query(PartitionCall call, Interval window, int pageSize)
    {
        var before = window.IsOpenEnded ? "" : $"&{call.Stream.Cursor}_before={window.To}";
        return $"{call.Stream.Cursor}_after={Math.Max(0, window.From - 1)}{before}&per_page={pageSize}";
    }
}
