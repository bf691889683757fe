using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>One configured stream of a read, with the progress it starts from.</summary>
public sealed class PlannedStream(StreamDefinition definition, StreamProgress start)
{
    private readonly Lazy<IReadOnlyList<Interval>> _left = new(() => start.Left().Intervals);

    public StreamDefinition Definition { get; } = definition;

    public string Name => Definition.Name;

    /// <summary>The progress at the start of the read; it does not change, so that any worker may ask it.</summary>
    public StreamProgress Start { get; } = start;

    /// <summary>The full refresh that this read is, or is a part of; null: it is incremental.</summary>
    public RefreshMark? Refresh { get; init; }

    /// <summary>See <see cref="SavedState.WholeAt"/>.</summary>
    public long? WholeAt { get; init; }

    /// <summary>The same once this read has ended whole.</summary>
    public long? WholeAtEnd { get; init; }

    /// <summary>The state of the same refresh, which has ended: there is nothing to read, and the state stays what it is.</summary>
    public SavedState? Ended { get; init; }

    /// <summary>What this read owes, ascending; the last of it is open-ended.</summary>
    public IReadOnlyList<Interval> Left => Ended is null ? _left.Value : [];

    public RecordLine Line { get; } = new(definition.Name);

    /// <summary>
    /// Whether this read owes a record with this cursor (of the parent, for a substream). One without a cursor is always owed: no
    /// watermark can speak for it.
    /// </summary>
    public bool Owes(long? cursor) =>
        Ended is null && (Definition.Cursor is null || cursor is not { } value || (value >= Start.Start && !Start.IsClosed(value)));
}
