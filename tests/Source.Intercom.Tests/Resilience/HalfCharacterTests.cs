using System.Net;
using System.Text;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>Error bodies with halves of characters, broken escapes and worse: they are errors of the API like any other.</summary>
public sealed class HalfCharacterTests
{
    private const string Whole = """{"type":"error.list","request_id":"r-1","errors":[{"code":"busy","message":"half \ud83d\ude00"}]}""";

    public static TheoryData<string> Halves =>
    [
        """{"errors":[{"code":"busy","message":"half \ud83d"}]}""",
        """{"errors":[{"code":"\ude00","message":"half"}]}""",
        """{"errors":[{"code":"busy","message":"half"}],"request_id":"\ud83d\ud83d"}""",
        """{"\ud83d":1,"errors":[{"\ud83d":1,"code":"busy","message":"half"}]}""",
        """{"error":"\ud83d"}""",
        """{"errors":[{"code":"busy","message":"half \x \u12"}]}""",
        "{\"errors\":[{\"code\":\"busy\",\"message\":\"half #F0#9F#98\"}]}",
        "{\"errors\":[{\"code\":\"#FF\",\"message\":\"#C3\"}]}",
        "{\"e#C3rrors\":[{\"code\":\"busy\"}]}",
        "#F0#9F",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    [Theory, MemberData(nameof(Halves))]
    public async Task A_failure_that_says_it_in_half_characters_is_asked_again(string body)
    {
        var asked = 0;
        using var api = new ScriptedApi(_ => ++asked == 1
            ? Answer(HttpStatusCode.ServiceUnavailable, Bytes(body))
            : ScriptedApi.Json("""{"type":"list","data":[{"type":"tag","id":"1","name":"a"}]}"""));
        var connector = IntercomRunner.At(baseUrl: null, new FastClock(40), api);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tags"));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("tags").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_half_character_is_shown_as_a_replacement()
    {
        (await FailureOfAsync(Encoding.UTF8.GetBytes("""{"errors":[{"code":"busy","message":"half \ud83d."}]}"""))).ShouldContain("busy: half \ufffd.");
    }

    [Fact]
    public async Task A_text_too_long_to_show_is_not_cut_within_a_character()
    {
        var message = await FailureOfAsync(Encoding.UTF8.GetBytes($$"""{"errors":[{"message":"{{new string('x', 299)}}😀 and more"}]}"""));

        message.ShouldNotContain("\ufffd");
    }

    [Fact]
    public async Task A_body_larger_than_any_error_says_nothing()
    {
        var message = await FailureOfAsync(Encoding.UTF8.GetBytes($$"""{"errors":[{"message":"{{new string('x', 1_100_000)}}"}]}"""));

        message.ShouldContain("(GET /me: HTTP 404, after 1 attempt");
    }

    [Fact]
    public async Task No_body_whatever_makes_the_reader_of_errors_throw()
    {
        var random = new Random(20_261_124);
        for (var n = 0; n < 400; n++)
            (await FailureOfAsync(Mutated(random))).ShouldStartWith("Intercom rejected the request (GET /me: HTTP 404");
    }

    private static byte[] Mutated(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(Whole).ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(4) == 0) bytes.RemoveRange(at, random.Next(Math.Min(8, bytes.Count - at)));
            else if (random.Next(3) == 0) bytes.InsertRange(at, Bytes(Halves.ElementAt(random.Next(Halves.Count())).Data));
            else bytes[at] = (byte)random.Next(256);
            if (bytes.Count == 0) break;
        }

        return [.. bytes];
    }

    /// <summary>A status that is not asked again; the message of the failed check.</summary>
    private static async Task<string> FailureOfAsync(byte[] body)
    {
        using var api = new ScriptedApi(_ => Answer(HttpStatusCode.NotFound, body));
        var run = await IntercomRunner.At(baseUrl: null, socket: api).CheckAsync(Some.Config());
        run.Errors.ShouldBeEmpty();
        return run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message")!;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body) => new(status) { Content = new ByteArrayContent(body) };

    /// <summary><c>#</c> and two hexadecimal digits stand for a byte.</summary>
    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '#')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }
}
