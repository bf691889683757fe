using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// The parents whose children could not be read. One that fails for good is left out and the others go on; several in a row, with none
/// read between them, are not these parents' fault; one that is asked for again and again is. Thread-safe.
/// </summary>
internal sealed class ChildFailures(PlannedStream stream)
{
    /// <summary>A workspace has few parents that the API chokes on, and they do not come one after another.</summary>
    private const int MostInARow = 5;

    private const int MostNamed = 10;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _named = [];
    private readonly HashSet<string> _inARow = new(StringComparer.Ordinal);
    private ConnectorException? _first;
    private int _failedInARow;

    public void Succeeded()
    {
        lock (_lock)
        {
            _inARow.Clear();
            _failedInARow = 0;
        }
    }

    /// <summary>False when the failure is the whole stream's.</summary>
    public bool IsBearable(IReadOnlyList<(ParentRecord Parent, Window Window)> parents, ConnectorException failure)
    {
        if (failure.Kind == FailureKind.ConfigError) return false;
        lock (_lock)
        {
            if (parents.Count(parent => _inARow.Add(parent.Parent.Id)) > 0) _failedInARow++;
            if (_failedInARow >= MostInARow) return false;
            foreach (var id in parents.Select(parent => parent.Parent.Id))
                if (_ids.Add(id) && _named.Count < MostNamed) _named.Add(id);
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
            var more = _ids.Count > _named.Count ? $" and {_ids.Count - _named.Count} more" : "";
            return new ConnectorException(
                _first.Kind,
                $"Stream `{stream.Name}` lacks the records of {stream.Definition.Parent!.Stream} {string.Join(", ", _named)}{more}, which could not be read; all "
                + $"others were, and the next sync asks only for these again. {_first.Message}",
                _first.InternalMessage,
                _first);
        }
    }
}
