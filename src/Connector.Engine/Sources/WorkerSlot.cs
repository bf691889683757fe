namespace Connector.Engine;

/// <summary>
/// The right to have one request in flight. Taken for each attempt, given back while backing off, and kept until the page that came
/// has been handed on, so that pages in memory are bounded by the number of workers.
/// </summary>
public sealed class WorkerSlot(WorkerSlots slots, string stream, bool isUrgent) : IDisposable
{
    private bool _taken;

    /// <summary>Whose requests it is for.</summary>
    public string Stream => stream;

    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        if (_taken) return;
        await slots.TakeAsync(stream, isUrgent, cancellationToken);
        _taken = true;
    }

    public void GiveBack()
    {
        if (!_taken) return;
        _taken = false;
        slots.GiveBack();
    }

    public void Dispose() => GiveBack();
}
