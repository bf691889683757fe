using Prometheus;

namespace Intercom.Loader;

/// <summary>Metrics as Prometheus reads them, and node_exporter in a file.</summary>
internal static class PrometheusText
{
    public static async Task WriteAsync(IReadOnlyList<MetricSample> samples, Stream output, CancellationToken cancellationToken)
    {
        var registry = Metrics.NewCustomRegistry();
        var factory = Metrics.WithCustomRegistry(registry);
        foreach (var (kind, value, labels) in samples)
        {
            if (kind.IsCounter) factory.CreateCounter(kind.Name, kind.Help, kind.Labels).WithLabels(labels).IncTo(value);
            else factory.CreateGauge(kind.Name, kind.Help, kind.Labels).WithLabels(labels).Set(value);
        }

        await registry.CollectAndExportAsTextAsync(output, cancellationToken);
    }

    /// <summary>Written beside and renamed: nobody reads half of it.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static async Task WriteFileAsync(IReadOnlyList<MetricSample> samples, string path, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        try
        {
            await using (var file = File.Create(part)) await WriteAsync(samples, file, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The metrics file {path} cannot be written: {refused.Message}");
        }
    }
}
