using System.CommandLine;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Scrolling;
using Intercom.Sandbox.Search;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Cli;

/// <summary>How search and scroll behave, and whether rows change meanwhile.</summary>
internal sealed class BehaviourSettings
{
    private readonly Option<string> _zone = SettingFactory.Of("--zone", "UTC", "The workspace's time zone, an IANA name such as Pacific/Auckland.");
    private readonly Option<bool> _dayGranular = SettingFactory.Of("--day-granular", false, "Contacts search matches dates by calendar day in the zone, as documented.");
    private readonly Option<bool> _dayGranularAll = SettingFactory.Of("--day-granular-all", false, "All three searches do.");
    private readonly Option<int> _indexLag = SettingFactory.Of("--index-lag", 0, "Seconds until a change is searchable.");
    private readonly Option<SearchOrder> _order = SettingFactory.Of("--search-order", SearchOrder.AsAsked, "Whether search obeys the sort it is given.");
    private readonly Option<CursorForm> _searchCursors = SettingFactory.Of("--search-cursors", CursorForm.Recorded, "How search writes its page cursors.");
    private readonly Option<NextShape> _searchNext = SettingFactory.Of("--search-next", NextShape.Cursor, "How search points to its next page.");
    private readonly Option<int> _searchPage = SettingFactory.Of("--search-page", new SearchOptions().LargestPage, "Rows a page of a search at most.");
    private readonly Option<double> _drift = SettingFactory.Of("--drift", 0.0, "Rows changed a second while the server runs.");
    private readonly Option<string[]> _driftStreams = SettingFactory.List("--drift-streams", StreamName.Changeable, "Streams whose rows change");
    private readonly Option<int?> _breakScroll = SettingFactory.Of<int?>("--scroll-break-after", null, "Break the scroll once after this page (500, restart).");
    private readonly Option<int?> _expireScroll = SettingFactory.Of<int?>("--scroll-expire-after", null, "Let the scroll expire once after this page (404).");
    private readonly Option<int?> _repeatScroll = SettingFactory.Of<int?>("--scroll-repeat-from", null, "Serve the same page for ever from this page on.");
    private readonly Option<int> _heldScroll = SettingFactory.Of("--scroll-held", 0, "Seconds for which someone else holds the scroll.");
    private readonly Option<int?> _widestLogs = SettingFactory.Of<int?>("--activity-log-widest-days", null, "Answer 500 to activity log ranges wider than this.");
    private readonly Option<string?> _foreignLogs = SettingFactory.Of<string?>("--activity-log-foreign-next", null, "Origin that the next page of activity logs points to.");
    private readonly Option<bool> _html404 = SettingFactory.Of("--html-404", false, "Answer for deleted conversations with an HTML page.");

    public IEnumerable<Option> Options =>
    [
        _zone, _dayGranular, _dayGranularAll, _indexLag, _order, _searchCursors, _searchNext, _searchPage, _drift, _driftStreams, _breakScroll, _expireScroll, _repeatScroll, _heldScroll,
        _widestLogs, _foreignLogs, _html404,
    ];

    public SandboxOptions Apply(ParseResult parsed, SandboxOptions options) => options with
    {
        TimeZone = parsed.GetValue(_zone)!,
        NotFoundAsHtml = parsed.GetValue(_html404),
        Search = new SearchOptions
        {
            DayGranularStreams = parsed.GetValue(_dayGranularAll) ? StreamName.Searchable : parsed.GetValue(_dayGranular) ? [StreamName.Contacts] : [],
            IndexLag = TimeSpan.FromSeconds(parsed.GetValue(_indexLag)),
            Order = parsed.GetValue(_order),
            Cursors = parsed.GetValue(_searchCursors),
            Next = parsed.GetValue(_searchNext),
            LargestPage = parsed.GetValue(_searchPage),
        },
        Drift = ReadDrift(parsed, options.Drift),
        ActivityLogs = new ActivityLogOptions
        {
            WidestRange = parsed.GetValue(_widestLogs) is { } days ? TimeSpan.FromDays(days) : null,
            ForeignNextOrigin = parsed.GetValue(_foreignLogs),
        },
        Scroll = new ScrollOptions
        {
            BreakAfterPage = parsed.GetValue(_breakScroll),
            ExpireAfterPage = parsed.GetValue(_expireScroll),
            RepeatFromPage = parsed.GetValue(_repeatScroll),
            HeldByOther = TimeSpan.FromSeconds(parsed.GetValue(_heldScroll)),
        },
    };

    private DriftOptions ReadDrift(ParseResult parsed, DriftOptions options)
    {
        var streams = parsed.GetValue(_driftStreams)!;
        return options with { RowsPerSecond = parsed.GetValue(_drift), Streams = streams.Length > 0 ? streams : options.Streams };
    }
}
