using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Scrolling;

/// <summary>
/// The one scroll a workspace can have open (2.11 description, GET /companies/scroll). It walks the companies as they were when it
/// was opened, page by page, forward only, and ends with an empty page.
/// </summary>
internal sealed class CompanyScroll(ScrollOptions options, Workspace workspace, Random random, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _othersUntil = clock.GetUtcNow() + options.HeldByOther;
    private OpenScroll? _open;
    private bool _hasBroken;
    private bool _hasExpired;

    public int Opened { get; private set; }

    /// <param name="keep">False answers without opening anything: for a request whose fault comes before processing.</param>
    public ScrollOutcome Open(bool keep)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now < _othersUntil || (_open is { } other && !IsIdle(other, now))) return new ScrollOutcome.Exists();
            var scroll = new OpenScroll($"{random.Uuid()}", Companies(), now);
            if (keep) (_open, Opened) = (scroll, Opened + 1);
            return Serve(scroll, keep, now);
        }
    }

    /// <param name="keep">False answers without moving on.</param>
    public ScrollOutcome Continue(string scrollParam, bool keep)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_open is not { } scroll || scroll.Param != scrollParam) return new ScrollOutcome.Unknown();
            if (scroll.IsBroken || IsIdle(scroll, now)) return new ScrollOutcome.Unknown();
            if (keep && scroll.PagesServed == options.ExpireAfterPage && !_hasExpired) return Expire();
            if (keep && scroll.PagesServed == options.BreakAfterPage && !_hasBroken) return Break(scroll);
            return Serve(scroll, keep, now);
        }
    }

    private bool IsIdle(OpenScroll scroll, DateTimeOffset now) => now - scroll.LastUsed >= options.IdleLimit;

    private ScrollOutcome.Unknown Expire()
    {
        (_hasExpired, _open) = (true, null);
        return new ScrollOutcome.Unknown();
    }

    private ScrollOutcome.Broken Break(OpenScroll scroll)
    {
        _hasBroken = true;
        scroll.IsBroken = true;
        if (!options.BrokenScrollStaysOpen) _open = null;
        return new ScrollOutcome.Broken();
    }

    private ScrollOutcome.Page Serve(OpenScroll scroll, bool keep, DateTimeOffset now)
    {
        var index = Math.Min(scroll.PagesServed, (options.RepeatFromPage ?? int.MaxValue) - 1);
        var rows = scroll.Companies.Skip(index * options.PageSize).Take(options.PageSize).ToList();
        foreach (var version in rows) version.Served = true;
        if (!keep) return new ScrollOutcome.Page(scroll.Param, rows);
        scroll.PagesServed++;
        scroll.LastUsed = now;
        if (rows.Count == 0) _open = null;
        return new ScrollOutcome.Page(scroll.Param, rows);
    }

    private List<RowVersion> Companies()
    {
        lock (workspace.Gate) return [.. GroundTruth.VisibleCompanies(workspace).Select(company => company.Current)];
    }
}
