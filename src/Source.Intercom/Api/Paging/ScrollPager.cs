using System.Runtime.CompilerServices;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// <c>GET /companies/scroll</c>: one open scroll per app, no filter, ends with an empty page (developers.intercom.com, "Scroll over all
/// companies"). Its position is kept by the server, so an answer lost on the way is a page lost: such a scroll is read again until
/// every company has been seen, and what has been handed on is left out.
/// </summary>
public sealed class ScrollPager : IPager
{
    /// <summary>A scroll that loses an answer in every round still brings new companies; one that does not is given up.</summary>
    private const int MostIdleRounds = 10;

    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => ["scroll_param", "total_count"];

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shape = call.Stream.Shape;
        var scroll = new ScrollPosition();
        while (!scroll.IsWhole)
        {
            if (scroll.IdleRounds >= MostIdleRounds)
                throw call.Misbehaves($"broke off {MostIdleRounds} times in a row without bringing a new company, so nothing says that all have come");
            scroll.BeginRound();
            while (await FetchAsync(call, scroll, shape, cancellationToken) is { } answer)
            {
                if (scroll.IsSamePage(answer.FirstKey))
                    throw call.Misbehaves("handed out the same page twice, so its pages would never end");
                var isEnd = answer.Body.Records.Count == 0;
                var records = scroll.Advance(answer.Body);
                yield return answer.ToPage(total: answer.Body.Number(1), seen: scroll.Seen, records: records);
                if (isEnd) break;
                if (scroll.Parameter is null) throw call.LeadsNoFurther();
                if (scroll.LeadsNowhere) throw call.LeadsNowhere();
            }
        }
    }

    /// <summary>The next page of the scroll; null when it expired and is to begin again.</summary>
    private static async Task<FetchedPage?> FetchAsync(PartitionCall call, ScrollPosition scroll, RecordShape shape, CancellationToken cancellationToken)
    {
        var wait = new ScrollWait(call);
        while (true)
        {
            var context = new RequestContext(call.Slot);
            var (query, table) = scroll.Parameter is { } parameter
                ? ($"scroll_param={Uri.EscapeDataString(parameter)}", IntercomErrors.Scroll)
                : ("", IntercomErrors.ScrollStart);
            try
            {
                var answer = await call.Api.FetchAsync(call.Request(call.Target(call.Stream.Path, query), table, context), shape, cancellationToken);
                if (context.AnswerLost && scroll.Parameter is not null) scroll.PageMayBeLost();
                return answer;
            }
            catch (ApiException busy) when (busy.Verdict == Verdict.Busy)
            {
                await wait.WaitAsync(busy, cancellationToken);
            }
            catch (ApiException expired) when (expired.Verdict == Verdict.Expired)
            {
                await call.Api.LogAsync(LogLevel.Info, $"Stream `{call.Stream.Name}`: {expired.Message}; the scroll begins again.", cancellationToken);
                scroll.PageMayBeLost();
                return null;
            }
        }
    }
}
