namespace Intercom.Sandbox.Faults;

/// <summary>Draws a fault, or none, for each request in the order they arrive.</summary>
internal sealed class FaultDealer
{
    private readonly FaultOptions _options;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly Dictionary<FaultKind, int> _dealt = [];
    private int _spared;

    /// <exception cref="ArgumentException">A share is negative, or they add up to more than 1.</exception>
    public FaultDealer(FaultOptions options)
    {
        if (options.Shares.Values.Any(share => share < 0) || options.Shares.Values.Sum() > 1.000_001)
            throw new ArgumentException("fault shares must not be negative, nor more than 1 together", nameof(options));
        _options = options;
        _random = new Random(options.Seed);
    }

    /// <summary>How many of each kind there have been.</summary>
    public IReadOnlyDictionary<FaultKind, int> Dealt
    {
        get { lock (_gate) return new Dictionary<FaultKind, int>(_dealt); }
    }

    public Fault? Draw(string endpoint)
    {
        if (_options.Shares.Count == 0 || (_options.Endpoints.Count > 0 && !_options.Endpoints.Contains(endpoint))) return null;
        lock (_gate)
        {
            if (_spared++ < _options.SparedRequests) return null;
            var draw = _random.NextDouble();
            foreach (var (kind, share) in _options.Shares)
            {
                if ((draw -= share) < 0) return Deal(kind);
            }
            return null;
        }
    }

    private Fault Deal(FaultKind kind)
    {
        _dealt[kind] = _dealt.GetValueOrDefault(kind) + 1;
        var late = _options.Timing == FaultTiming.Mixed ? _random.Next(2) == 0 : _options.Timing == FaultTiming.AfterProcessing;
        return new Fault(kind, late, _random.Next(2) == 0);
    }
}
