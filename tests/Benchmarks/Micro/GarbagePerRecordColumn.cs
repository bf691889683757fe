using System.Globalization;
using BenchmarkDotNet.Reports;
using Connector.Engine;

namespace Benchmarks.Micro;

/// <summary>Bytes allocated for each record of the page.</summary>
internal sealed class GarbagePerRecordColumn() : ShapedPageColumn("B/record", "Bytes allocated a record")
{
    protected override string Value(PageShape shape, BenchmarkReport report)
    {
        var records = RecordScanner.Scan(PageBodies.Of(shape), PageBodies.ShapeOf(shape)).Records.Count;
        var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
        return ((double)bytes / records).ToString("F1", CultureInfo.InvariantCulture);
    }
}
