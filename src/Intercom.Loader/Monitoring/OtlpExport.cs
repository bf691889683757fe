using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Intercom.Loader;

/// <summary>Sends the metrics on by OTLP, as OpenTelemetry's own environment variables say; the last time when it is disposed.</summary>
internal sealed class OtlpExport : IDisposable
{
    private readonly Meter _meter = new("intercom-loader");
    private readonly MeterProvider _provider;

    private OtlpExport(Func<IReadOnlyList<MetricSample>> samples)
    {
        foreach (var kind in LoaderMetrics.Kinds)
        {
            if (kind.IsCounter) _meter.CreateObservableCounter(kind.Name, () => Measurements(kind, samples()), null, kind.Help);
            else _meter.CreateObservableGauge(kind.Name, () => Measurements(kind, samples()), null, kind.Help);
        }

        _provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("intercom-loader").AddTelemetrySdk().AddEnvironmentVariableDetector())
            .AddMeter(_meter.Name)
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Null: no endpoint is named, or it is switched off.</summary>
    /// <param name="variable">The environment's.</param>
    public static OtlpExport? Open(Func<string, string?> variable, Func<IReadOnlyList<MetricSample>> samples)
    {
        var isNamed = new[] { "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT" }.Any(name => variable(name) is { Length: > 0 });
        return isNamed && variable("OTEL_METRICS_EXPORTER") != "none" && !string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
            ? new OtlpExport(samples)
            : null;
    }

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }

    private static IEnumerable<Measurement<double>> Measurements(MetricKind kind, IReadOnlyList<MetricSample> samples) => samples.Where(sample => sample.Kind == kind)
        .Select(sample => new Measurement<double>(sample.Value, kind.Labels.Zip(sample.Labels, (name, value) => KeyValuePair.Create(name, (object?)value))));
}
