using System.Threading.Channels;
using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// Runs the passes of a plan side by side, all drawing on the same <c>num_workers</c> slots, and reports how each stream ended.
/// A pass that fails ends its own streams only. Workers write into the channel and nowhere else.
/// </summary>
public sealed class PartitionScheduler(IPageSource source, int workers, ChannelWriter<SyncEvent> events)
{
    private readonly WorkerSlots _slots = new(workers);
    private readonly Dictionary<string, Permits> _groups = [];

    public async Task RunAsync(ReadPlan plan, CancellationToken cancellationToken)
    {
        foreach (var group in plan.Passes.Select(pass => pass.Source.ExclusiveGroup).OfType<string>())
            _groups[group] = new Permits(1);
        await Task.WhenAll(plan.Passes.Select(pass => RunPassAsync(pass, plan, cancellationToken)));
    }

    private async Task RunPassAsync(ReadPass pass, ReadPlan plan, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var children = pass.Children.Select(stream => new ChildReader(stream, pass.Source, source, _slots, events, workers)).ToList();
        var childrenEnds = children.Select(child => ReadChildrenAsync(pass, child, children, stop)).ToList();
        var reader = new PassReader(pass, source, _slots, events, children, workers, plan.StartedAt.ToUnixTimeSeconds());
        var failure = await OutcomeAsync(() => ReadExclusivelyAsync(pass, reader, stop.Token), stop.Token);
        if (pass.Rows is { } rows) await EndAsync(rows, failure);
        foreach (var child in children) child.Complete();
        await Task.WhenAll(pass.Children.Zip(childrenEnds, (stream, end) => EndWithParentAsync(stream, end, failure)));
    }

    private async Task EndWithParentAsync(PlannedStream stream, Task<Exception?> end, Exception? parentFailure)
    {
        if (await end is null) await EndAsync(stream, BecauseOfParent(stream, parentFailure));
    }

    /// <summary>A failure ends the stream at once, and with it the pass if nothing else is served by it.</summary>
    private async Task<Exception?> ReadChildrenAsync(
        ReadPass pass, ChildReader children, IReadOnlyList<ChildReader> siblings, CancellationTokenSource passStop)
    {
        var failure = await OutcomeAsync(() => children.ReadAsync(passStop.Token), passStop.Token);
        if (failure is null) return null;
        await EndAsync(children.Stream, failure);
        children.Abandon();
        if (pass.Rows is null && siblings.All(reader => !reader.IsReading)) passStop.CancelHere();
        return failure;
    }

    private async Task ReadExclusivelyAsync(ReadPass pass, PassReader reader, CancellationToken cancellationToken)
    {
        var group = pass.Source.ExclusiveGroup is { } name ? _groups[name] : null;
        if (group is not null) await group.TakeAsync(cancellationToken);
        try
        {
            await reader.ReadAsync(cancellationToken);
        }
        finally
        {
            group?.Release();
        }
    }

    // A stream's end must reach the writer even when the read is being cancelled: it carries the last state.
    private ValueTask EndAsync(PlannedStream stream, Exception? failure) =>
        events.WriteAsync(new SyncEvent.StreamEnded(stream, (failure as StreamRefusedException)?.Refusal ?? failure), CancellationToken.None);

    private static Exception? BecauseOfParent(PlannedStream stream, Exception? failure) => failure switch
    {
        StreamUnavailableException => new StreamUnavailableException(
            $"Stream `{stream.Name}` is read by `{stream.Definition.Parent!.Stream}`, and so has no records either. {failure.Message}"),
        StreamRefusedException when stream.Definition.Optional => new StreamUnavailableException(
            $"Stream `{stream.Name}` has no records, because `{stream.Definition.Parent!.Stream}`, by which it is read, is refused: {failure.Message}"),
        StreamRefusedException refused => BecauseOfParent(stream, refused.Refusal),
        ConnectorException known => new ConnectorException(
            known.Kind,
            $"Stream `{stream.Name}` is not whole, because `{stream.Definition.Parent!.Stream}`, by which it is read, failed: {known.Message}",
            known.InternalMessage,
            known),
        _ => failure,
    };

    private static async Task<Exception?> OutcomeAsync(Func<Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(); // of several readers the first that failed; its siblings' cancellations say nothing
            return null;
        }
        catch (OperationCanceledException unasked) when (!cancellationToken.IsCancellationRequested)
        {
            return new ConnectorException(
                FailureKind.SystemError,
                $"A request was cancelled, and not by the end of this read ({unasked.GetType().Name}). This is a fault in the connector: please report it "
                + "with this message.",
                unasked.Message,
                unasked);
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
