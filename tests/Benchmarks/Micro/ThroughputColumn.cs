using System.Globalization;
using BenchmarkDotNet.Reports;

namespace Benchmarks.Micro;

/// <summary>Bytes of the body, in MB, by the second.</summary>
internal sealed class ThroughputColumn() : ShapedPageColumn("MB/s", "Bytes of the response body a second, in 1,000,000")
{
    private const double Nanoseconds = 1e9;

    protected override string Value(PageShape shape, BenchmarkReport report) =>
        (PageBodies.Of(shape).Length / report.ResultStatistics!.Mean * Nanoseconds / 1e6).ToString("F0", CultureInfo.InvariantCulture);
}
