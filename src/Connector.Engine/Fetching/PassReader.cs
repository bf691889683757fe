using System.Threading.Channels;

namespace Connector.Engine;

/// <summary>
/// Reads one pass: its windows side by side, cutting those that turn out big, and hands each page on, its records and its parents.
/// </summary>
internal sealed class PassReader(
    ReadPass pass, IPageSource source, WorkerSlots slots, ChannelWriter<SyncEvent> events, ChildReader? children, int workers, long startedAt)
{
    private readonly WindowQueue _windows = new();
    private readonly OpenWindows _open = new();

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var interval in pass.Windows) _windows.Add(new Window(interval));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = Enumerable.Range(0, pass.Source.Partitioning == Partitioning.Single ? 1 : workers)
            .Select(_ => ReadWindowsAsync(stop))
            .ToList();
        await Task.WhenAll(readers);
    }

    private async Task ReadWindowsAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await _windows.TakeAsync(stop.Token) is { } window)
            {
                await ReadWindowAsync(window, stop.Token);
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
        var left = new WindowRest(window.Interval, startedAt);
        try
        {
            using var slot = slots.Open(pass.Source.Name, isUrgent: pass.Source.ExpiresWhenIdle);
            await foreach (var page in source.ReadAsync(new Partition(pass.Source, window), slot, cancellationToken))
            {
                var (closes, total, seen) = (page.Closes, page.Total, page.Seen);
                await HandOnAsync(page, window, slot, cancellationToken);
                left.Close(closes);
                if (closes is not null) ShareOut(window, left, total - seen);
            }
        }
        catch (PartitionTooBigException tooBig)
        {
            Halve(window, left, tooBig);
            return;
        }
        finally
        {
            _open.Ended(left);
        }

        await events.WriteAsync(new SyncEvent.WindowRead(pass, window.Interval, window), cancellationToken);
    }

    private async Task HandOnAsync(Page page, Window window, WorkerSlot slot, CancellationToken cancellationToken)
    {
        var parents = children?.ParentsOf(page, window.Interval) ?? [];
        await events.WriteAsync(new SyncEvent.PageRead(pass, page, window.Interval, window, parents), cancellationToken);
        slot.GiveBack();
        foreach (var parent in parents) await children!.AddAsync(parent, window, cancellationToken);
    }

    private void ShareOut(Window window, WindowRest left, long? records)
    {
        if (pass.Source.Partitioning != Partitioning.SplitWindows || records is not { } remaining) return;
        var share = left.Share(remaining);
        if (!_open.IsLargest(left, share)) return;
        var bounds = WindowSplit.Cut(left.Known, share, _windows.IdleReaders, startedAt);
        if (bounds.Count == 0) return;
        var end = window.Interval.To;
        window.EndAt(bounds[0]);
        left.EndAt(bounds[0]);
        for (var i = 0; i < bounds.Count; i++)
            _windows.Add(new Window(new Interval(bounds[i], i + 1 < bounds.Count ? bounds[i + 1] : end)));
    }

    /// <summary>Two windows for the unread rest; what was handed on is closed already.</summary>
    private void Halve(Window window, WindowRest left, PartitionTooBigException tooBig)
    {
        if (left.Middle is not { } middle) throw tooBig.InnerException!;
        window.EndAt(left.Unread.From);
        _windows.Add(new Window(left.Unread with { To = middle }));
        _windows.Add(new Window(left.Unread with { From = middle }));
    }
}
