using System.Threading.Channels;

namespace Connector.Engine;

/// <summary>
/// Reads one pass: its windows side by side, cutting those that turn out big, then what closes it; and hands each page on, its records
/// and its parents.
/// </summary>
internal sealed class PassReader
{
    private readonly ReadPass _pass;
    private readonly IPageSource _source;
    private readonly WorkerSlots _slots;
    private readonly ChannelWriter<SyncEvent> _events;
    private readonly IReadOnlyList<ChildReader> _children;
    private readonly int _readers;
    private readonly long _startedAt;
    private readonly WindowQueue _windows = new();
    private readonly ClosingWindow _closing;
    private readonly WindowCutter _cutter;

    /// <param name="startedAt">The start of the sync, unix seconds.</param>
    public PassReader(
        ReadPass pass, IPageSource source, WorkerSlots slots, ChannelWriter<SyncEvent> events, IReadOnlyList<ChildReader> children, int workers, long startedAt)
    {
        (_pass, _source, _slots, _events, _children, _startedAt) = (pass, source, slots, events, children, startedAt);
        _readers = pass.Source.Partitioning == Partitioning.Single ? 1 : workers;
        _closing = new ClosingWindow(startedAt);
        _cutter = new WindowCutter(pass, _windows, _closing, startedAt);
    }

    private bool IsSearch => _pass.Source.Partitioning == Partitioning.SplitWindows;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var inParts = IsSearch && _pass.Windows.Count > 1;
        foreach (var interval in await OwedAsync(cancellationToken)) _windows.Add(inParts ? _closing.Defer(interval) : interval);
        await ReadWindowsAsync(_readers, cancellationToken);
        if (!IsSearch || !_closing.IsDue) return;
        _windows.Add(_closing.Interval);
        await ReadWindowsAsync(1, cancellationToken);
    }

    /// <summary>The windows to read. What lies before the stream's oldest record holds nothing, and is closed without asking for it.</summary>
    private async Task<IReadOnlyList<Interval>> OwedAsync(CancellationToken cancellationToken)
    {
        if (_pass.Source.Partitioning != Partitioning.FixedWindows || _pass.Windows.Count < 2) return _pass.Windows;
        using var slot = _slots.Open(_pass.Source.Name);
        var oldest = await _source.OldestAsync(_pass.Source, slot, cancellationToken) ?? long.MinValue;
        foreach (var empty in _pass.Windows.Select(window => window.Intersect(new Interval(long.MinValue, oldest))).Where(window => !window.IsEmpty))
            await _events.WriteAsync(new SyncEvent.WindowRead(_pass, empty, new Window(empty)), cancellationToken);
        return [.. _pass.Windows.Select(window => window.Intersect(new Interval(oldest, long.MaxValue))).Where(window => !window.IsEmpty)];
    }

    private async Task ReadWindowsAsync(int readers, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => ReadWindowsAsync(stop)).ToList());
    }

    private async Task ReadWindowsAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await _windows.TakeAsync(stop.Token) is { } window)
            {
                if (OwedFrom(window.Interval) is not null) await ReadWindowAsync(window, stop.Token);
                _windows.Finish();
            }
        }
        catch
        {
            stop.CancelHere();
            throw;
        }
    }

    private async Task ReadWindowAsync(Window window, CancellationToken cancellationToken)
    {
        var left = new WindowRest(window.Interval, _startedAt);
        try
        {
            if (!await ReadPagesAsync(window, left, cancellationToken)) return;
        }
        catch (PartitionTooBigException tooBig)
        {
            _cutter.Halve(window, left, tooBig);
            return;
        }
        finally
        {
            _cutter.Ended(left);
        }

        await _events.WriteAsync(new SyncEvent.WindowRead(_pass, window.Interval, window), cancellationToken);
    }

    /// <summary>False: the window was given up, and what is still owed of it is in the queue again.</summary>
    private async Task<bool> ReadPagesAsync(Window window, WindowRest left, CancellationToken cancellationToken)
    {
        var pages = 0;
        using var slot = _slots.Open(_pass.Source.Name, isUrgent: _pass.Source.ExpiresWhenIdle);
        var partition = new Partition(_pass.Source, window) { CanBeHalved = left.Middle is not null };
        await foreach (var page in _source.ReadAsync(partition, slot, cancellationToken))
        {
            if (++pages == 1 && _cutter.CutAnew(window, left, page))
            {
                page.Dispose();
                return false;
            }

            _closing.NoteServerClock(page.ServedAt);
            if (pages > 1 && !page.IsOrdered) _closing.Require(); // rows that moved meanwhile may have moved to where it had been
            left.Close(page.Closes);
            left.HandOn(page.Records);
            await HandOnAsync(page, window, slot, cancellationToken);
            _cutter.ShareOut(window, left, page);
            if (OwedFrom(left.Unread) is not { } from) return false;
            if (from <= left.Unread.From || _pass.Source.Partitioning == Partitioning.Single) continue;
            _windows.Add(left.Unread with { From = from });
            return false;
        }

        return true;
    }

    private async Task HandOnAsync(Page page, Window window, WorkerSlot slot, CancellationToken cancellationToken)
    {
        var children = new List<PageChildren>(_children.Count);
        foreach (var reader in _children) children.Add(await reader.OfPageAsync(page, window.Interval, cancellationToken));
        await _events.HandOnAsync(new SyncEvent.PageRead(_pass, page, window.Interval, window, children), page, cancellationToken);
        slot.GiveBack();
        foreach (var (reader, parents) in _children.Zip(children.Select(found => found.Asked)))
            foreach (var parent in parents) await reader.AddAsync(parent, window, cancellationToken);
    }

    /// <summary>The first cursor of it that is still wanted; null: nothing is. Children that failed want nothing any more.</summary>
    private long? OwedFrom(Interval window)
    {
        if (_children.All(reader => reader.IsReading) || window.IsEmpty) return window.From;
        var left = _children.Where(reader => reader.IsReading).Select(reader => reader.Stream).Append(_pass.Rows).SelectMany(stream => stream?.Left ?? []);
        return left.Select(owed => owed.Intersect(window)).Where(owed => !owed.IsEmpty).Select(owed => (long?)owed.From).Min();
    }
}
