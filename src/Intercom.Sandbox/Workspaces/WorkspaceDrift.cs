using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Workspaces;

/// <summary>Changes rows at a steady rate until stopped; afterwards the workspace is the truth again.</summary>
public sealed class WorkspaceDrift : IAsyncDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(50);
    private readonly Workspace _workspace;
    private readonly DriftOptions _options;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly AttributeDrift _attributes;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    internal WorkspaceDrift(Workspace workspace, DriftOptions options, TimeProvider clock)
    {
        _workspace = workspace;
        _options = options;
        _clock = clock;
        _random = new Random(options.Seed);
        _attributes = new AttributeDrift(workspace, _random);
    }

    /// <summary>How many changes there have been.</summary>
    public int Changes { get; private set; }

    /// <summary>Makes one change now, by the same draw as the steady ones.</summary>
    public void ChangeOne()
    {
        // Held throughout, so that the row picked cannot be deleted before it is changed.
        lock (_workspace.Gate)
        {
            Changes++;
            var stream = _random.Pick(_options.Streams);
            var draw = _random.NextDouble();
            if (draw >= 1 - _options.Attributes) _attributes.ChangeOne();
            else if (draw < _options.Additions) _workspace.Add(stream);
            else if (_workspace.Table(stream).PickLiving(_random) is { } row) Change(row, delete: draw < _options.Additions + _options.Deletions);
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    internal void Start()
    {
        if (_options.RowsPerSecond > 0) _running = RunAsync(_stop.Token);
    }

    private void Change(Row row, bool delete)
    {
        if (delete) _workspace.Delete(row);
        else if (row.Stream == StreamName.Conversations && _random.Happens(_options.Parts)) _workspace.AddPart(row.Id);
        else if (_options.TicketParts > 0 && row.Stream == StreamName.Tickets && _random.Happens(_options.TicketParts)) _workspace.AddTicketPart(row);
        else if (_options.Merges > 0 && row.Stream == StreamName.Contacts && _random.Happens(_options.Merges)) Merge(row);
        else _workspace.Touch(row);
    }

    private void Merge(Row contact)
    {
        if (_workspace.Table(StreamName.Contacts).PickLiving(_random) is { } into && into != contact) _workspace.Merge(contact, into);
        else _workspace.Touch(contact);
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        using var timer = new PeriodicTimer(_tick, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                var due = _clock.GetElapsedTime(started).TotalSeconds * _options.RowsPerSecond;
                while (Changes < due) ChangeOne();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping is the normal end.
        }
    }
}
