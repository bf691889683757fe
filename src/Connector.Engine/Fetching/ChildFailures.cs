using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// The parents whose children could not be read. One that fails for good is left out and the others go on; several in a row, with none
/// read between them, are not these parents' fault. Thread-safe.
/// </summary>
internal sealed class ChildFailures(PlannedStream stream)
{
    /// <summary>A workspace has few parents that the API chokes on, and they do not come one after another.</summary>
    private const int MostInARow = 5;

    private const int MostNamed = 10;

    private readonly Lock _lock = new();
    private readonly List<string> _ids = [];
    private ConnectorException? _first;
    private int _count;
    private int _inARow;

    public void Succeeded()
    {
        lock (_lock) _inARow = 0;
    }

    /// <summary>False when the failure is the whole stream's.</summary>
    public bool IsBearable(IReadOnlyList<(ParentRecord Parent, Window Window)> parents, ConnectorException failure)
    {
        if (failure.Kind == FailureKind.ConfigError) return false;
        lock (_lock)
        {
            if (++_inARow >= MostInARow) return false;
            _count += parents.Count;
            _ids.AddRange(parents.Take(MostNamed - _ids.Count).Select(parent => parent.Parent.Id));
            _first ??= failure;
            return true;
        }
    }

    /// <summary>What the stream ends with; null: nothing failed.</summary>
    public ConnectorException? Summary()
    {
        lock (_lock)
        {
            if (_first is null) return null;
            var more = _count > _ids.Count ? $" and {_count - _ids.Count} more" : "";
            return new ConnectorException(
                _first.Kind,
                $"Stream `{stream.Name}` lacks the records of {stream.Definition.Parent!.Stream} {string.Join(", ", _ids)}{more}, which could not be read; all "
                + $"others were, and the next sync asks only for these again. {_first.Message}",
                _first.InternalMessage,
                _first);
        }
    }
}
