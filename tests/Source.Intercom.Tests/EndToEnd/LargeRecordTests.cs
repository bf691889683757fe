using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>P6: however large the records and however many readers, the program lives within a container of 256 MiB.</summary>
public sealed class LargeRecordTests(ITestOutputHelper log) : IDisposable
{
    private const int Conversations = 24;
    private const int PartBytes = 10_000_000;
    private const long Container = 256 << 20;

    /// <summary>What .NET takes of such a container, in hexadecimal as it reads it.</summary>
    private const string HeapLimit = "C000000";

    private readonly InputFiles _files = new();

    [Fact(Timeout = 120_000)]
    public async Task Conversations_of_ten_megabytes_and_forty_readers_fit_into_256_MiB()
    {
        await using var server = await ScriptedServer.StartAsync(Answer);
        await using var connector = ConnectorProcess.Start(
            new Dictionary<string, string?> { ["INTERCOM_BASE_URL"] = server.BaseUrl, ["DOTNET_GCHeapHardLimit"] = HeapLimit },
            ["read", "--config", _files.Write("config.json", Some.Config(workers: 40)), "--catalog", _files.Write("catalog.json", Catalog())]);

        var (bytes, peak) = await ReadAsync(connector, TestContext.Current.CancellationToken);

        var (exitCode, stderr) = await connector.WaitForExitAsync(TestContext.Current.CancellationToken);
        log.WriteLine($"{bytes / 1e6:F0} MB printed, peak resident memory {peak / 1e6:F0} MB");
        (exitCode, stderr).ShouldBe((0, ""));
        bytes.ShouldBeGreaterThan((long)Conversations * PartBytes);
        peak.ShouldBeLessThan(Container);
    }

    public void Dispose() => _files.Dispose();

    private static async Task<(long Bytes, long Peak)> ReadAsync(ConnectorProcess connector, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var (bytes, peak) = (0L, 0L);
        while (await connector.Stdout.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            bytes += read;
            peak = Math.Max(peak, connector.PeakResidentBytes() ?? 0);
        }

        return (bytes, peak);
    }

    private static HttpResponseMessage Answer(ScriptedRequest request) => request.Endpoint == "POST /conversations/search"
        ? ScriptedApi.Json($$"""{"conversations":[{{string.Join(',', Enumerable.Range(0, Conversations).Select(Conversation))}}],"total_count":{{Conversations}}}""")
        : new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Detail(request.Url.Segments[^1])) };

    private static string Conversation(int n) => $$"""{"type":"conversation","id":"{{n}}","created_at":1700000000,"updated_at":{{1_700_000_000 + n}}}""";

    private static byte[] Detail(string id)
    {
        var head = $$$"""{"type":"conversation","id":"{{{id}}}","created_at":1700000000,"updated_at":1700000000,"conversation_parts":{"total_count":1,"conversation_parts":[{"id":"p{{{id}}}","body":" """;
        var body = new byte[head.Length + PartBytes + 5];
        body.AsSpan().Fill((byte)'x');
        Encoding.ASCII.GetBytes(head, body);
        "\"}]}}"u8.CopyTo(body.AsSpan(head.Length + PartBytes));
        return body;
    }

    private static JObject Catalog() => CatalogBuilder.Of(IntercomRunner.At(baseUrl: null).Source.Streams, "conversations", "conversation_parts");
}
