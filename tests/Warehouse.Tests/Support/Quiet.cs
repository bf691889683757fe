namespace Warehouse.Tests;

/// <summary>Keeps the log lines; shows nothing.</summary>
internal sealed class Quiet : ILoadProgress
{
    private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Lines { get; } = [];

    /// <summary>Ends with the first commit.</summary>
    public Task FirstCommit => _committed.Task;

    public void Log(string level, string message)
    {
        lock (Lines) Lines.Add($"{level} {message}");
    }

    public void Status(string stream, string status)
    {
    }

    public void Announced(string stream, long records)
    {
    }

    public void Read(string stream, long records)
    {
    }

    public void Committed(long commits, IReadOnlyDictionary<string, MergeCounts> rows) => _committed.TrySetResult();
}
