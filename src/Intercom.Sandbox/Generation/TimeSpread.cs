namespace Intercom.Sandbox.Generation;

/// <summary>Draws creation and update times: most anywhere in the span, some where readers make mistakes.</summary>
internal sealed class TimeSpread
{
    private const long Hour = 3600;
    private const long Day = 24 * Hour;
    private readonly Random _random;
    private readonly WorkspaceOptions _options;
    private readonly long _now;
    private readonly long _earliest;
    private readonly long[] _clusters;

    public TimeSpread(Random random, WorkspaceOptions options, DateTimeOffset now)
    {
        _random = random;
        _options = options;
        _now = now.ToUnixTimeSeconds();
        _earliest = _now - (long)options.Span.TotalSeconds;
        _clusters = [.. Enumerable.Range(0, Math.Max(1, options.Clusters)).Select(_ => random.Between(_earliest, _now))];
    }

    public RowTimes Next()
    {
        var updatedAt = Math.Clamp(NextUpdate(), _earliest, _now);
        var age = updatedAt - _earliest;
        var createdAt = _random.Happens(0.2) ? updatedAt : updatedAt - _random.Between(0, age);
        return new RowTimes(createdAt, updatedAt);
    }

    private long NextUpdate()
    {
        var draw = _random.NextDouble();
        if (draw < _options.ClusteredTimes) return _random.Pick(_clusters);
        var anywhere = _options.Skew == 1
            ? _random.Between(_earliest, _now)
            : _now - (long)(_options.Span.TotalSeconds * Math.Pow(_random.NextDouble(), _options.Skew));
        if (draw >= _options.ClusteredTimes + _options.RoundTimes) return anywhere;
        var unit = _random.Happens(0.5) ? Day : Hour;
        return anywhere / unit * unit + _random.Next(-1, 2);
    }
}
