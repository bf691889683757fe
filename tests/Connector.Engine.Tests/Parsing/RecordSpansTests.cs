namespace Connector.Engine.Tests.Parsing;

public sealed class RecordSpansTests
{
    private static readonly RecordShape _shape = new("data", "id", "at");

    [Fact]
    public void Many_records_stay_in_their_order()
    {
        var body = """{"data":[""" + string.Join(',', Enumerable.Range(0, 1_000).Select(i => $$"""{"id":"{{i}}","at":{{i}}}""")) + "]}";

        using var records = RecordScanner.Scan(System.Text.Encoding.UTF8.GetBytes(body), _shape).Records;

        records.Select(record => record.Cursor).ShouldBe(Enumerable.Range(0, 1_000).Select(i => (long?)i));
        records[^1].Cursor.ShouldBe(999);
    }

    /// <summary>Their array may be another page's by then.</summary>
    [Fact]
    public void Once_given_back_they_cannot_be_read()
    {
        var records = RecordScanner.Scan("""{"data":[{"id":"1","at":1}]}"""u8.ToArray(), _shape).Records;

        records.Dispose();
        records.Dispose();

        Should.Throw<ObjectDisposedException>(() => records[0]);
        Should.Throw<ObjectDisposedException>(() => records.ToList());
    }

    [Fact]
    public void There_is_no_record_behind_the_last()
    {
        using var records = RecordScanner.Scan("""{"data":[{"id":"1","at":1}]}"""u8.ToArray(), _shape).Records;

        Should.Throw<IndexOutOfRangeException>(() => records[1]);
    }
}
