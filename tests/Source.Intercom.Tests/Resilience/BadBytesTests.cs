using System.Text;
using Intercom.Sandbox;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>
/// Rows no well-behaved API would send, over a real socket: each is emitted as it came or reported, its neighbours are unharmed, and
/// stdout stays one JSON object a line (which the runner holds every run to; it takes no duplicate members, so those are the scanner's tests).
/// </summary>
public sealed class BadBytesTests
{
    private const long UpdatedAt = 1_700_000_000;

    /// <summary>The row as served (<c>#</c> stands for the byte named by its hexadecimal digits), and its data as emitted; null: as served.</summary>
    public static TheoryData<string, string?> Rows => new()
    {
        { """{"id":77,"updated_at":1700000000,"name":"an id that is a number"}""", null },
        { """{"id":"r1","name":"no cursor"}""", null },
        { """{"id":"r2","updated_at":null,"name":"a null cursor"}""", null },
        { """{"updated_at":1700000000,"name":"no id"}""", null },
        { """{"id":"r3","updated_at":"1700000000","name":"a cursor that is text"}""", null },
        { """{"id":"r4","updated_at":1700000000,"big":9007199254740993,"bigger":1e400,"small":-0.0}""", null },
        { """{"id":"r6","updated_at":1700000000,"lone":"\ud800","nul":"\u0000","name":"\u2028"}""", null },
        { """{"id":"r7","updated_at":1700000000,"raw":"a#00b"}""", """{"id":"r7","updated_at":1700000000,"raw":"a\u0000b"}""" },
        { """{"id":"r8","updated_at":1700000000,"raw":"a#0Ab"}""", """{"id":"r8","updated_at":1700000000,"raw":"a\u000ab"}""" },
        { """{"id":"r9","updated_at":1700000000,"raw":"a#FFb"}""", "{\"id\":\"r9\",\"updated_at\":1700000000,\"raw\":\"a\uFFFDb\"}" },
        { """{#0A "id":"r10",#0D#0A "updated_at":1700000000}""", """{ "id":"r10", "updated_at":1700000000}""" },
        { """{"id":"r11","updated_at":1700000000,"deep":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}""", null },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_odd_row_is_emitted_and_its_neighbours_are_unharmed(string served, string? emitted)
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox());
        sandbox.Workspace.AddRaw("contacts", "odd", UpdatedAt, UpdatedAt, Bytes(served));

        var run = await ReadAsync(sandbox, "contacts");

        run.EndOf("contacts").ShouldBe("COMPLETE");
        run.RecordsOf("contacts").Count.ShouldBe(Some.SmallWorkspace.Contacts + 1);
        run.Lines.Count(line => line.Contains($"\"data\":{emitted ?? served},\"emitted_at\"", StringComparison.Ordinal)).ShouldBe(1);
        var replaced = run.Warnings.Where(warning => warning.Contains("were replaced", StringComparison.Ordinal)).ToList();
        replaced.Count.ShouldBe(served.Contains("raw", StringComparison.Ordinal) ? 1 : 0);
    }

    [Fact]
    public async Task What_is_no_object_is_reported_and_left_out()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox());
        sandbox.Workspace.AddRaw("tags", "odd", UpdatedAt, UpdatedAt, "42"u8.ToArray());

        var run = await ReadAsync(sandbox, "tags");

        run.EndOf("tags").ShouldBe("COMPLETE");
        run.Warnings.ShouldHaveSingleItem().ShouldContain("Stream `tags`: an entry of the record list is not a JSON object");
    }

    [Fact]
    public async Task Many_alike_are_one_warning_and_a_count()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"type":"list","data":[1,{"type":"tag","id":"1","name":"a"},2,"x",null]}"""));
        var connector = IntercomRunner.At(baseUrl: null, socket: api);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tags"));

        run.RecordsOf("tags").Count.ShouldBe(1);
        run.Warnings.ShouldBe(
        [
            "Stream `tags`: an entry of the record list is not a JSON object; it is left out.",
            "Stream `tags`: an entry of the record list is not a JSON object: 4 times in all; the first is named above.",
        ]);
    }

    [Fact]
    public async Task Bad_bytes_of_many_answers_are_one_warning_and_a_count()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Contacts = 400 }));
        foreach (var n in Enumerable.Range(0, 400)) sandbox.Workspace.AddRaw("contacts", $"odd{n}", UpdatedAt + n, UpdatedAt + n, Bytes($$"""{"id":"odd{{n}}","updated_at":{{UpdatedAt + n}},"raw":"a#FFb"}"""));

        var run = await ReadAsync(sandbox, "contacts");

        run.RecordsOf("contacts").Count.ShouldBe(800);
        run.Warnings.Count.ShouldBe(2);
        run.Warnings[0].ShouldMatch("^Stream `contacts`: a body of POST /contacts/search \\(first record: .+\\) held bytes that are not UTF-8 or may not stand in JSON; they were replaced\\.$");
        run.Warnings[1].ShouldMatch("^Stream `contacts`: a body held bytes that are not UTF-8 or may not stand in JSON; they were replaced: [2-9] times in all; the first is named above\\.$");
    }

    [Fact]
    public async Task A_record_of_ten_megabytes_comes_whole()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox());
        var body = new string('x', 10 * 1024 * 1024);
        sandbox.Workspace.AddRaw("contacts", "odd", UpdatedAt, UpdatedAt, Encoding.UTF8.GetBytes($$"""{"id":"odd","updated_at":{{UpdatedAt}},"body":"{{body}}"}"""));

        var run = await ReadAsync(sandbox, "contacts");

        run.RecordsOf("contacts").Single(contact => contact.Value<string>("id") == "odd").Value<string>("body").ShouldBe(body);
    }

    [Fact]
    public async Task Parents_without_an_id_are_counted_since_their_children_cannot_be_asked_for()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox());
        sandbox.Workspace.AddRaw("conversations", "odd", UpdatedAt, UpdatedAt, Bytes("""{"updated_at":1700000000}"""));

        var run = await ReadAsync(sandbox, "conversations", "conversation_parts");

        run.ExitCode.ShouldBe(0);
        run.Warnings.ShouldBe(["Stream `conversation_parts`: 1 record of `conversations` without an id, so their children cannot be asked for."]);
    }

    private static async Task<SourceRun> ReadAsync(SandboxServer sandbox, params string[] streams)
    {
        var connector = IntercomRunner.At(sandbox);
        return await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, streams));
    }

    private static byte[] Bytes(string served)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < served.Length; i++)
        {
            if (served[i] != '#')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(served[i].ToString()));
                continue;
            }

            bytes.Add(Convert.ToByte(served.Substring(i + 1, 2), 16));
            i += 2;
        }

        return [.. bytes];
    }
}
