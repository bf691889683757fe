namespace Intercom.Loader;

/// <summary>The value of a metric.</summary>
/// <param name="Labels">In the order of the kind's.</param>
internal sealed record MetricSample(MetricKind Kind, double Value, params string[] Labels);
