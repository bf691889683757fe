namespace Connector.Engine;

/// <summary>Where pages come from; the engine knows nothing of the API behind it.</summary>
public interface IPageSource
{
    /// <summary>
    /// The pages of a partition, one after another. A page holds whole records only, and every record of the partition comes at least
    /// once. Each request waits for <paramref name="slot"/>, which stays taken until the engine has handed the page on. May be called
    /// for many partitions at the same time.
    /// </summary>
    /// <exception cref="Airbyte.Protocol.ConnectorException">The partition cannot be read; says why and what to do.</exception>
    /// <exception cref="StreamRefusedException">The same, and before the stream's first page.</exception>
    /// <exception cref="PartitionGoneException">The parent no longer exists.</exception>
    /// <exception cref="PartitionTooBigException">The API cannot serve so wide a window.</exception>
    /// <exception cref="StreamUnavailableException">The stream is to be passed over with a warning.</exception>
    IAsyncEnumerable<Page> ReadAsync(Partition partition, WorkerSlot slot, CancellationToken cancellationToken);

    /// <summary>
    /// The children that a parent's own record holds, if it holds them all; null: they are to be asked for, with <see cref="ReadAsync"/>.
    /// </summary>
    /// <param name="row">The parent's record; the page lies in it and lives no longer.</param>
    ValueTask<Page?> ReadInlineAsync(StreamDefinition stream, ParentRecord parent, ReadOnlyMemory<byte> row, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Page?>(null);

    /// <summary>
    /// A time, in unix seconds, before which the stream has no records whatever is asked; null: not known. Never throws for want of it.
    /// If it takes a request, that waits for <paramref name="slot"/>.
    /// </summary>
    ValueTask<long?> OldestAsync(StreamDefinition stream, WorkerSlot slot, CancellationToken cancellationToken) => ValueTask.FromResult<long?>(null);
}
