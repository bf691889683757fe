using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>One configured stream of a read, with the progress it starts from.</summary>
public sealed class PlannedStream(StreamDefinition definition, StreamProgress start)
{
    public StreamDefinition Definition { get; } = definition;

    public string Name => Definition.Name;

    /// <summary>The progress at the start of the read; it does not change, so that any worker may ask it.</summary>
    public StreamProgress Start { get; } = start;

    public RecordLine Line { get; } = new(definition.Name);

    /// <summary>
    /// Whether this read owes a record with this cursor (of the parent, for a substream). One without a cursor is always owed: no
    /// watermark can speak for it.
    /// </summary>
    public bool Owes(long? cursor) =>
        Definition.Cursor is null || cursor is not { } value || (value >= Start.Start && !Start.IsClosed(value));
}
