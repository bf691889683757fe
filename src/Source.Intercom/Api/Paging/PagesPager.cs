using System.Runtime.CompilerServices;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>A list in pages, one after another, linked by URL, by number or by cursor: of the workspace, or of one parent.</summary>
/// <remarks>
/// Nothing is claimed before the last page: rows that change while the list is read move to its front, and whether they will be met is
/// known at the end only (<see cref="PagesPosition"/>).
/// </remarks>
public sealed class PagesPager : IPager
{
    /// <summary>Records asked for at once; what the endpoint is documented to allow.</summary>
    public required int PageSize { get; init; }

    /// <summary>The list is sorted by the cursor, the newest first, so that reading stops at what is not owed.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>A parameter by which the API itself leaves out what changed before it; null: there is none.</summary>
    public string? Since { get; init; }

    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => [.. Injection.Envelope(stream), "pages", "total_count"];

    IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, CancellationToken cancellationToken) =>
        ReadAsync(call, call.PathOf(call.Partition.Parent), type: null, cancellationToken);

    /// <param name="path">Of the list.</param>
    /// <param name="type">The type of custom object that it lists.</param>
    internal async IAsyncEnumerable<Page> ReadAsync(
        PartitionCall call, string path, string? type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shape = call.Stream.Shape;
        var at = new PagesPosition(NewestFirst ? call.Window.From : null, isOfParent: call.Partition.Parent is not null);
        while (!at.IsEnded)
        {
            var answer = await FetchAsync(call, path, at, shape, cancellationToken);
            if (answer is null) continue;
            var next = NextPage.ReadNumbered(answer.Body.Envelope[^2]);
            var records = at.NewOf(answer.Body);
            at.Advance(answer.Body, next, answer.Body.Number(answer.Body.Envelope.Length - 1), ServedAt(call, answer));
            if (NewestFirst && at.IsBroken) await SayOrderAsync(call, cancellationToken);
            yield return answer.ToPage(injected: Injection.Of(call.Stream, call.Partition.Parent, answer.Body.Envelope, type), records: records, seen: at.Seen, isLast: at.IsEnded);
            Guard(call, path, at);
        }

        if (at.IsRestless) await SayRestlessAsync(call, cancellationToken);
    }

    /// <exception cref="ConnectorException">The next page leads nowhere.</exception>
    private void Guard(PartitionCall call, string path, PagesPosition at)
    {
        if (at.IsHopeless) throw call.Misbehaves("lost rows each time it was read, so nothing says that all have come");
        if (at.IsEnded || at.Next is null) return;
        if (at.ComesBackTo(Target(call, path, at))) throw call.Misbehaves("linked a page it had handed out before, so its pages would never end");
        if (at.LeadsNowhere) throw call.LeadsNowhere();
    }

    /// <summary>The next page; null when its cursor is no longer taken, and the round begins again.</summary>
    private async Task<FetchedPage?> FetchAsync(PartitionCall call, string path, PagesPosition at, RecordShape shape, CancellationToken cancellationToken)
    {
        try
        {
            return await call.Api.FetchAsync(call.Request(Target(call, path, at), at.Next is null ? IntercomErrors.Table : IntercomErrors.NextPage), shape, cancellationToken);
        }
        catch (ApiException gone) when (gone.Verdict == Verdict.Gone && call.Partition.Parent is not null)
        {
            throw new PartitionGoneException(gone.Message);
        }
        catch (ApiException expired) when (expired.Verdict == Verdict.Expired)
        {
            at.Expire();
            if (at.IsHopeless) throw;
            await call.Api.LogAsync(LogLevel.Info, $"Stream `{call.Stream.Name}`: {expired.Message}; the list begins again.", cancellationToken);
            return null;
        }
    }

    private string Target(PartitionCall call, string path, PagesPosition at)
    {
        var first = call.Target(path, Query(call, at));
        return at.Next is { } next ? PageLinks.Target(call, path, next, first) : first;
    }

    private string Query(PartitionCall call, PagesPosition at) =>
        Since is null ? $"per_page={PageSize}" : $"per_page={PageSize}&{Since}={Math.Max(0, (at.WantedFrom ?? call.Window.From) - 1)}";

    private static long ServedAt(PartitionCall call, FetchedPage answer)
    {
        var now = call.Api.Time.GetUtcNow().ToUnixTimeSeconds();
        return Math.Min(now, answer.ServedAt?.ToUnixTimeSeconds() ?? now);
    }

    private static ValueTask SayOrderAsync(PartitionCall call, CancellationToken cancellationToken) => call.Api.SayOnceAsync(
        LogLevel.Warn,
        $"Stream `{call.Stream.Name}`: the list does not come newest first, as it is documented to. Nothing is lost, but it is read to its end.",
        cancellationToken);

    private static ValueTask SayRestlessAsync(PartitionCall call, CancellationToken cancellationToken) => call.Api.SayOnceAsync(
        LogLevel.Warn,
        $"Stream `{call.Stream.Name}`: rows kept changing while the list was read. What changed last comes with the next sync.",
        cancellationToken);
}
