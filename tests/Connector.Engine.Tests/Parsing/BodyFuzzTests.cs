using System.Text;
using System.Text.Json;
using Airbyte.Protocol;

namespace Connector.Engine.Tests.Parsing;

/// <summary>
/// Bodies of a served page, damaged at random. Whatever comes: either nothing of the page is used, or every record becomes one line
/// of stdout that is valid JSON in valid UTF-8.
/// </summary>
public sealed class BodyFuzzTests
{
    private const int Inputs = 20_000;
    private const int Seed = 20261121;

    private static readonly RecordShape _shape = new("data", "id", "updated_at", "pages.next.starting_after", "total_count");
    private static readonly RecordLine _line = new("contacts");

    private static readonly byte[] _page = """
        {"type":"list","data":[
          {"id":"a1","updated_at":1700000000,"name":"Zoë \"Z\" 東京 \ud83d\ude00","custom":{"n":9007199254740993,"big":1e400,"deep":[[[[{}]]]]}},
          {"id":"a2","updated_at":null,"note":"line\nbreak\tand \\ back\u0000slash","tags":[]},
          {"id":3,"updated_at":1700000001.5,"lone":"\ud800"}
        ],"total_count":3,"pages":{"type":"pages","next":{"page":2,"starting_after":"WzE3MDA"}}}
        """u8.ToArray();

    [Fact]
    public void A_damaged_page_is_dropped_whole_or_written_as_valid_lines()
    {
        var random = new Random(Seed);
        int used = 0, dropped = 0;
        for (var input = 0; input < Inputs; input++)
        {
            var body = Damage(_page, random);
            if (Scan(body) is not { } page)
            {
                dropped++;
                continue;
            }

            used++;
            foreach (var line in Write(page)) AssertValid(line, input);
        }

        // Both happen, often: otherwise the damage is too great or too small to prove anything.
        used.ShouldBeGreaterThan(Inputs / 20);
        dropped.ShouldBeGreaterThan(Inputs / 20);
    }

    private static ScannedBody? Scan(byte[] body)
    {
        try
        {
            return RecordScanner.Scan(System.Text.Unicode.Utf8.IsValid(body) ? body : BodyRepair.Repair(body), _shape);
        }
        catch (MalformedPageException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Write(ScannedBody page)
    {
        using var stdout = new MemoryStream();
        var writer = new MessageWriter(stdout);
        foreach (var record in page.Records.Where(record => record.Length > 0))
            writer.WriteRecord(_line, page.Body.Span.Slice(record.Start, record.Length), "\"company_id\":\"c\""u8, 1);
        writer.FlushAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stdout.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AssertValid(string line, int input)
    {
        using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 512 });
        json.RootElement.GetProperty("record").GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Object, $"input {input}");
        json.RootElement.GetProperty("record").GetProperty("emitted_at").GetInt64().ShouldBe(1, $"input {input}");
    }

    private static byte[] Damage(byte[] body, Random random)
    {
        var damaged = new List<byte>(body);
        for (var i = random.Next(1, 4); i > 0 && damaged.Count > 0; i--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(6))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveAt(at);
                    break;
                case 2:
                    damaged.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    damaged.Insert(at, (byte)"\n\r\t \"\\{}[],:0"[random.Next(13)]);
                    break;
                case 4 when random.Next(4) == 0:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                default:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. damaged];
    }
}
