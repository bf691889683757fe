using System.Runtime.CompilerServices;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// A window of time whose pages are linked by URL, the newest record first. Wide windows are known to fail on busy workspaces, so one
/// that keeps failing is reported as too big rather than retried for long.
/// </summary>
public sealed class LinkPager : IPager
{
    private const int PageSize = 50;
    private const int Attempts = 5;

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shape = call.Shape("pages.next", "pages.next.starting_after", "pages.next.page");
        var first = call.Target(call.Stream.Path, Bounds(call));
        var targets = new HashSet<string>();
        long seen = 0;
        var order = new OrderWatch(-1);
        for (var target = first; target is not null;)
        {
            if (!targets.Add(target)) throw call.Misbehaves("linked a page it had handed out before, so its pages would never end");
            var answer = await FetchAsync(call, target, shape, cancellationToken);
            seen += answer.Body.Records.Count;
            foreach (var cursor in answer.Body.Records.Select(record => record.Cursor).OfType<long>()) order.Note(cursor);
            // Newest first: everything above the lowest cursor of the page has come.
            var closes = order.Reached is { } lowest ? new Interval(Math.Max(call.Window.From, lowest + 1), call.Window.Interval.To) : (Interval?)null;
            target = Next(answer.Body, first);
            yield return answer.ToPage(closes, seen: seen);
        }
    }

    private static async Task<FetchedPage> FetchAsync(PartitionCall call, string target, RecordShape shape, CancellationToken cancellationToken)
    {
        try
        {
            return await call.Api.FetchAsync(call.Request(target, IntercomErrors.Table) with { MaxAttempts = Attempts }, shape, cancellationToken);
        }
        catch (ApiException heavy) when (heavy.Verdict == Verdict.Retry)
        {
            throw new PartitionTooBigException(heavy.Message, FailureText.Explain(call.Stream, heavy));
        }
    }

    /// <summary>One second wider on each side, whether or not the API counts its bounds in; the engine filters exactly.</summary>
    private static string Bounds(PartitionCall call)
    {
        var window = call.Window.Interval;
        var before = window.IsOpenEnded ? "" : $"&{call.Stream.Cursor}_before={window.To}";
        return $"{call.Stream.Cursor}_after={Math.Max(0, window.From - 1)}{before}&per_page={PageSize}";
    }

    /// <summary>The link to the next page is a URL; the description also allows a cursor or a page number.</summary>
    private static string? Next(ScannedBody body, string first)
    {
        if (body.Text(0) is not { } next) return null;
        if (!next.StartsWith('{')) return next;
        if (body.Text(1) is { } startingAfter) return $"{first}&starting_after={Uri.EscapeDataString(startingAfter)}";
        return body.Text(2) is { } page ? $"{first}&page={Uri.EscapeDataString(page)}" : null;
    }
}
