using System.Security.Cryptography;
using System.Text;
using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

/// <summary>What the settings mask is nowhere in the warehouse, nor in what is said or exported, over every warehouse.</summary>
public abstract class MaskingContract : WarehouseContract
{
    private const string Key = "a-key-of-these-tests";

    /// <summary>Parts of all values that are masked, and of one that is not.</summary>
    private static readonly string[] _secrets = ["hidden-mail", "hidden-phone", "hidden-ssn", "hidden-name", "5550199"];

    private const string Shown = "shown-everywhere";

    [Fact]
    public async Task What_is_masked_is_in_no_table_whatever_column_it_would_be_in()
    {
        Loaded.Settings = $"""
            hash_key: {Key}
            objects:
              contacts:
                columns: [email: hash, phone: drop, last_seen_at: hash, custom_attributes.ssn: drop, custom_attributes.vat: hash, location.city: drop]
              conversations:
                columns: [source.author.email: hash, source.author.name: drop]
            """.Replace("[", "{ ", StringComparison.Ordinal).Replace("]", " }", StringComparison.Ordinal);
        await Loaded.LoadAsync(
            [
                ("contacts", $$$"""
                    {"id":"1","updated_at":1700000000,"name":"{{{Shown}}}","email":"hidden-mail@a","em\u0061il":"hidden-mail@b","phone":{"hidden-phone":1},"last_seen_at":5550199,
                    "location":{"city":"hidden-name","country":"{{{Shown}}}"},"undeclared":"{{{Shown}}}","custom_attributes":{"ssn":"hidden-ssn","s\u0073n":"hidden-ssn-2","vat":"hidden-ssn-3","plan":"{{{Shown}}}"}}
                    """),
                ("conversations", $$$"""{"id":"2","updated_at":1700000000,"title":"{{{Shown}}}","source":{"author":{"email":"hidden-mail@b","name":"hidden-name"},"body":"{{{Shown}}}"}}"""),
            ],
            new Dictionary<string, string> { ["contacts"] = """{"ssn":{"type":"string"},"vat":{"type":"integer"},"plan":{"type":"string"}}""" });
        (await Loaded.RunAsync("dbt")).ExitCode.ShouldBe(0);

        var all = await DumpAsync();
        all.ShouldContain(Shown);
        foreach (var secret in _secrets) all.ShouldNotContain(secret);
        if (Loaded.DuckDbPath is { } path)
        {
            var file = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            file.ShouldContain(Shown);
            foreach (var secret in _secrets) file.ShouldNotContain(secret);
        }

        (await Loaded.RowsAsync("SELECT email, last_seen_at, custom_vat FROM @intercom_contacts"))
            .ShouldBe([$"email={Hash("hidden-mail@b")}|last_seen_at={Hash("5550199")}|custom_vat={Hash("hidden-ssn-3")}"]);
        (await Loaded.RowsAsync("SELECT c.id FROM @intercom_contacts c JOIN @conversation_history v ON v.source_body IS NOT NULL")).ShouldBe(["id=1"]);
        (await Loaded.ColumnsAsync("intercom_contacts")).ShouldNotContain(column => column.StartsWith("phone", StringComparison.Ordinal) || column.StartsWith("custom_ssn", StringComparison.Ordinal));
        (await Loaded.ColumnsAsync("intercom_contacts")).ShouldContain("last_seen_at text");
    }

    [Fact]
    public async Task A_key_that_is_hashed_still_tells_rows_apart()
    {
        Loaded.Settings = $"hash_key: {Key}\nobjects:\n  tags:\n    columns: {{ id: hash }}";
        await Loaded.LoadAsync([("tags", """{"id":"1","name":"a"}"""), ("tags", """{"id":"2","name":"b"}""")]);
        await Loaded.LoadAsync([("tags", """{"id":"1","name":"c"}""")]);

        (await Loaded.RowsAsync("SELECT name, id FROM @intercom_tags")).ShouldBe([$"name=b|id={Hash("2")}", $"name=c|id={Hash("1")}"]);
    }

    [Fact]
    public async Task A_column_that_is_masked_later_is_text_from_then_on_and_gets_hashes()
    {
        await Loaded.LoadAsync([("admins", """{"id":"1","away_mode_enabled":true}""")]);
        Loaded.Settings = $"hash_key: {Key}\nobjects:\n  admins:\n    columns: {{ away_mode_enabled: hash, name: drop }}";
        await Loaded.LoadAsync([("admins", """{"id":"1","away_mode_enabled":true,"name":"hidden-name"}""")]);

        (await Loaded.RowsAsync("SELECT id, away_mode_enabled, name FROM @intercom_admins")).ShouldBe([$"id=1|away_mode_enabled={Hash("true")}"]);
    }

    private async Task<string> DumpAsync()
    {
        var text = new StringBuilder();
        var tables = await Loaded.RowsAsync($"SELECT table_name AS t FROM information_schema.tables WHERE table_schema = '{Loaded.Schema}'");
        tables.Count.ShouldBeGreaterThan(20);
        foreach (var table in tables) text.AppendJoin('\n', await Loaded.RowsAsync($"SELECT CAST(t AS VARCHAR) AS t FROM @\"{table[2..]}\" t"));
        return text.ToString();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(text)));
}
