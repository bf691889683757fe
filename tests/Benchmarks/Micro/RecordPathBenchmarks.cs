using System.Text;
using Airbyte.Protocol;
using BenchmarkDotNet.Attributes;
using Connector.Engine;

namespace Benchmarks.Micro;

/// <summary>From a response body to record lines: find the records, then copy them into lines with the members that parts gain.</summary>
public class RecordPathBenchmarks
{
    private static readonly byte[] _injected = Encoding.UTF8.GetBytes("\"conversation_id\":\"123456\",\"conversation_total_parts\":12");
    private readonly MessageWriter _stdout = new(Stream.Null);
    private readonly RecordLine _line = new("stream");
    private byte[] _body = [];
    private RecordShape _shape = PageBodies.ShapeOf(PageShape.Contacts);
    private byte[] _members = [];

    [ParamsAllValues]
    public PageShape Shape { get; set; }

    [GlobalSetup]
    public void Fetch()
    {
        _body = PageBodies.Of(Shape);
        _shape = PageBodies.ShapeOf(Shape);
        _members = Shape == PageShape.Parts ? _injected : [];
    }

    [Benchmark]
    public int Scan()
    {
        using var records = RecordScanner.Scan(_body, _shape).Records;
        return records.Count;
    }

    [Benchmark]
    public async Task<long> ScanAndWrite()
    {
        var page = RecordScanner.Scan(_body, _shape);
        using var records = page.Records;
        foreach (var record in records)
        {
            _stdout.WriteRecord(_line, page.Body.Span.Slice(record.Start, record.Length), _members, 1_735_689_600_000);
            if (_stdout.IsBlockFull) await _stdout.FlushAsync(CancellationToken.None);
        }

        return _stdout.BytesWritten;
    }
}
