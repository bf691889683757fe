using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// Whether the search of one stream matches timestamps by the second or by calendar day in a zone nobody need know. By the second nothing
/// has to be read twice, and a day on which much happened can be shared among readers. Asked once a session, where there is such a day.
/// Thread-safe.
/// </summary>
/// <remarks>
/// The proof: zones are multiples of 15 minutes away from UTC, so no day begins within such a quarter. <c>&gt; X</c> and <c>&lt; Y</c>
/// by calendar day, both in one quarter, leave nothing between them; a record from there shows that both are matched by the second.
/// </remarks>
internal sealed class SearchPrecision
{
    private const long Quarter = 15 * 60;

    /// <summary>A rest narrower than this, in seconds, cannot be shared well by windows that overlap by days.</summary>
    private const long DenseWidth = 4 * 86_400;

    private int _isAsked;
    private volatile bool _isOfSeconds;

    public bool IsOfSeconds => _isOfSeconds;

    /// <summary>The narrowest window, in seconds, that is worth a query of its own.</summary>
    public long NarrowestSplit => _isOfSeconds ? 1 : WindowSplit.MinimumWidth;

    /// <summary>When one of the page's records was changed, such that the question can be asked of it; null: of none.</summary>
    public static long? MomentToAskOf(ScannedBody page) =>
        page.Records.Select(record => record.Cursor).LastOrDefault(static cursor => cursor % Quarter is > 0 and < Quarter - 1);

    /// <summary>Asks, unless it has been asked or would not matter.</summary>
    /// <param name="moment">When a record just read was changed, unix seconds.</param>
    /// <param name="left">Records still to come, of the same search.</param>
    public async ValueTask FindOutAsync(PartitionCall call, RecordShape shape, long? moment, long? left, CancellationToken cancellationToken)
    {
        if (moment is not { } inside || left is null or <= WindowSplit.MinimumRecords || !IsDense(call, inside)) return;
        if (Interlocked.Exchange(ref _isAsked, 1) == 1) return;
        try
        {
            _isOfSeconds = await HasRecordAsync(call, shape, inside - (inside % Quarter), cancellationToken);
        }
        catch (ApiException)
        {
            Volatile.Write(ref _isAsked, 0); // another page may ask
        }
    }

    private static bool IsDense(PartitionCall call, long moment) =>
        Math.Min(call.Window.Interval.To, call.Api.Time.GetUtcNow().ToUnixTimeSeconds()) - moment < DenseWidth;

    private static async Task<bool> HasRecordAsync(PartitionCall call, RecordShape shape, long quarter, CancellationToken cancellationToken)
    {
        var query = new SearchQuery(quarter, quarter + Quarter - 1, PerPage: 1);
        using var answer = await call.Api.FetchAsync(query.Request(call) with { MaxAttempts = 1 }, shape, cancellationToken);
        return answer.Body.Records.Any(record => record.Cursor > query.After && record.Cursor < query.Before);
    }
}
