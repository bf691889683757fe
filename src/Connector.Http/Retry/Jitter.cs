namespace Connector.Http;

/// <summary>Chance, from an injected source that any thread may draw on.</summary>
internal sealed class Jitter(Random random)
{
    private readonly Lock _gate = new();

    /// <summary>Evenly between the two.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        lock (_gate) return least + (random.NextDouble() * (most - least));
    }
}
