namespace Connector.Http;

/// <summary>Who waits for room in a <see cref="ByteAllowance"/>. Its continuation never runs inside the allowance's lock.</summary>
internal sealed class RoomWaiter
{
    private readonly TaskCompletionSource<ByteLease> _room = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RoomWaiter(ByteLease lease, long bytes) => (Lease, Bytes, Node) = (lease, bytes, new LinkedListNode<RoomWaiter>(this));

    /// <summary>What is to hold the bytes.</summary>
    public ByteLease Lease { get; }

    /// <summary>How many more.</summary>
    public long Bytes { get; }

    public LinkedListNode<RoomWaiter> Node { get; }

    public Task<ByteLease> Room => _room.Task;

    public void LetGo(ByteLease lease) => _room.SetResult(lease);

    public void Cancel(CancellationToken cancellationToken) => _room.TrySetCanceled(cancellationToken);
}
