namespace Connector.Engine.Tests.Parsing;

public sealed class RecordSpansTests
{
    private static readonly RecordShape _shape = new("data", "id", "at");

    [Fact]
    public void Many_records_stay_in_their_order()
    {
        using var records = RecordScanner.Scan(Body(0, 1_000), _shape).Records;

        records.Select(record => record.Cursor).ShouldBe(Enumerable.Range(0, 1_000).Select(i => (long?)i));
        records[^1].Cursor.ShouldBe(999);
    }

    /// <summary>Their arrays come from a pool, where the last page's lie.</summary>
    [Fact]
    public void They_are_this_pages_and_not_those_of_the_page_before()
    {
        for (var page = 0; page < 3; page++)
        {
            using var records = RecordScanner.Scan(Body(page * 1_000, 300), _shape).Records;

            records.Select(record => record.Cursor).ShouldBe(Enumerable.Range(page * 1_000, 300).Select(i => (long?)i));
        }
    }

    [Fact]
    public void All_their_arrays_are_given_back()
    {
        var body = Body(0, 300);
        RecordScanner.Scan(body, _shape).Records.Dispose();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var page = 0; page < 50; page++) RecordScanner.Scan(body, _shape).Records.Dispose();

        ((GC.GetAllocatedBytesForCurrentThread() - before) / 50).ShouldBeLessThan(1_000);
    }

    private static byte[] Body(int first, int count) => System.Text.Encoding.UTF8.GetBytes(
        """{"data":[""" + string.Join(',', Enumerable.Range(first, count).Select(i => $$"""{"id":"{{i}}","at":{{i}}}""")) + "]}");

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
