namespace Intercom.Loader;

/// <summary>A metric, named as Prometheus has it.</summary>
/// <param name="Labels">The names of what tells its samples apart.</param>
internal sealed record MetricKind(string Name, string Help, params string[] Labels)
{
    public bool IsCounter => Name.EndsWith("_total", StringComparison.Ordinal);
}
