namespace Connector.Http;

/// <summary>What one body holds of a <see cref="ByteAllowance"/>. Belongs to the one task that reads the body, then to the body.</summary>
internal sealed class ByteLease(ByteAllowance allowance) : IDisposable
{
    /// <summary>In bytes; the allowance alone changes it.</summary>
    public long Held { get; set; }

    /// <summary>Waits until that many bytes may be held; at once, and without a lock, when they are already.</summary>
    /// <exception cref="OperationCanceledException">What was held is held on.</exception>
    public ValueTask GrowToAsync(long bytes, CancellationToken cancellationToken) =>
        bytes <= Held ? ValueTask.CompletedTask : WaitAsync(bytes, cancellationToken);

    public void ShrinkTo(long bytes) => allowance.Shrink(this, bytes);

    public void Dispose() => allowance.Shrink(this, 0);

    private async ValueTask WaitAsync(long bytes, CancellationToken cancellationToken) => await allowance.GrowAsync(this, bytes, cancellationToken);
}
