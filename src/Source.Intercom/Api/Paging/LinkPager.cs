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

    /// <summary>Whatever host a link names, only its path and query count; this one makes paths absolute.</summary>
    private static readonly Uri _anyHost = new("https://api.intercom.io");

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shape = call.Shape("pages");
        var first = call.Target(call.Stream.Path, Query(call, call.Window.Interval, PageSize));
        var trail = new PageTrail();
        for (var target = first; target is not null;)
        {
            var answer = await FetchAsync(call, target, shape, cancellationToken);
            var next = NextPage.Read(answer.Body.Envelope[0]);
            trail.Note(answer.Body);
            yield return answer.ToPage(isLast: next.IsEnd);
            target = next.IsEnd ? null : Target(call, next, first);
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
        catch (ApiException heavy) when (load.IsTooMuch)
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

    /// <summary>The next page is linked by URL; the description also allows a cursor or a page number.</summary>
    /// <exception cref="Airbyte.Protocol.ConnectorException">There is no way to it, or it is no page of this endpoint.</exception>
    private static string Target(PartitionCall call, NextPage next, string first) => next switch
    {
        { Link: { } link } => Target(call, link),
        { StartingAfter: { } cursor } => $"{first}&starting_after={Uri.EscapeDataString(cursor)}",
        { Page: { } page } => $"{first}&page={Uri.EscapeDataString(page)}",
        _ => throw call.LeadsNoFurther(),
    };

    /// <summary>
    /// Links are absolute on Intercom's own host, or on that of a proxy, below whatever path it has there. Of them only the query is
    /// taken, and called at the configured host: the token goes nowhere else.
    /// </summary>
    private static string Target(PartitionCall call, string link)
    {
        if (!Uri.TryCreate(_anyHost, link, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || !url.AbsolutePath.EndsWith(call.Stream.Path, StringComparison.Ordinal))
            throw call.Misbehaves("linked a next page that is not one of its own, so it was not called");
        return url.Query.Length > 1 ? call.Stream.Path + url.Query : throw call.LeadsNoFurther();
    }
}
