using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Warehouse.Tests;

/// <summary>What is masked leaves no trace in the record, however it is written there.</summary>
public sealed class RecordMaskTests
{
    private static readonly byte[] _key = "a key of these tests"u8.ToArray();

    [Theory]
    [InlineData("""{"email":"x@y","name":"n"}""", """{"name":"n"}""")]
    [InlineData("""{"name":"n","email":"x@y"}""", """{"name":"n"}""")]
    [InlineData("""{"email":"x@y"}""", "{}")]
    [InlineData("""{"email":"x@y","name":"n","email":"x@z"}""", """{"name":"n"}""")]
    [InlineData("""{"em\u0061il":"x@y","\u0065mail":["x@z"],"name":"n"}""", """{"name":"n"}""")]
    [InlineData("""{ "email" : {"a":[1,{"b":"}"}]} , "name" : "n" }""", """{"name":"n"}""")]
    [InlineData("""{"author":{"email":"stays"},"emails":1,"email":null}""", """{"author":{"email":"stays"},"emails":1}""")]
    public void A_member_that_is_dropped_is_nowhere(string record, string left) => Mask(record, "email", false).ShouldBe(left);

    [Theory]
    [InlineData("source.author.email", """{"source":{"author":{"email":"x","id":1},"email":"stays"},"email":"stays"}""", """{"source":{"author":{"id":1},"email":"stays"},"email":"stays"}""")]
    [InlineData("custom_attributes.ssn", """{"custom_attributes":{"a":"1","ssn":"x","s\u0073n":"y"}}""", """{"custom_attributes":{"a":"1"}}""")]
    [InlineData("custom_attributes.a.b", """{"custom_attributes":{"a.b":"x","a":{"b":"y","c":1}}}""", """{"custom_attributes":{"a":{"c":1}}}""")]
    [InlineData("contacts.contacts.name", """{"contacts":{"contacts":[{"name":"x","id":"1"},{"id":"2"},[{"name":"y"}],"z"]}}""", """{"contacts":{"contacts":[{"id":"1"},{"id":"2"},[{}],"z"]}}""")]
    [InlineData("source.author.email", """{"source":{"author":{"email":"x"}},"source":{"author":{"email":"y"}}}""", """{"source":{"author":{}},"source":{"author":{}}}""")]
    [InlineData("source.author.email", """{"source":"text"}""", """{"source":"text"}""")]
    public void A_path_leads_through_objects_and_lists_and_nowhere_else(string path, string record, string left) => Mask(record, path, false).ShouldBe(left);

    [Theory]
    [InlineData("\"x@y\"", "x@y")]
    [InlineData("\"x\\u0040y\"", "x@y")]
    [InlineData("\"\"", "")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    public void A_hash_is_of_the_text_and_its_key(string json, string text) =>
        Mask($$"""{"v":{{json}}}""", "v", true).ShouldBe($$"""{"v":"{{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)))}}"}""");

    [Fact]
    public void Nothing_has_no_hash() => Mask("""{"v":null}""", "v", true).ShouldBe("""{"v":null}""");

    [Fact]
    public void Where_two_rules_meet_the_stricter_counts() =>
        Masked("""{"v":{"a":"x","b":"y"},"w":"z"}""", new("v.a", false), new("v.a", true), new("w", true), new("w", false)).ShouldBe("""{"v":{"b":"y"}}""");

    [Fact]
    public void A_record_of_any_depth_is_masked_or_cut()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 90_000)) + """{"a":"secret"}""" + new string(']', 90_000);
        Mask($$"""{"v":{{deep}}}""", "v.a", false).ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("""["secret"]""")]
    [InlineData("""{"v":"secret"}{"v":"secret"}""")]
    [InlineData("""{"v":"secret""")]
    public void What_is_no_record_is_refused_and_not_repeated(string record) => Should.Throw<JsonException>(() => Row(record)).Message.ShouldNotContain("secret");

    [Fact]
    public void Columns_and_what_has_none_are_filled_from_what_is_left()
    {
        var row = Row("""{"id":"1","v":"secret","new":"kept","custom_attributes":{"v":"own"}}""");

        row.ToString().ShouldNotContain("secret");
        ((string?)row["_extra"]).ShouldBe("""{"new":"kept"}""");
        ((string?)row["custom_attributes"]).ShouldBe("""{"v":"own"}""");
    }

    private static Newtonsoft.Json.Linq.JObject Row(string record)
    {
        var table = new StreamTable(
            "things", "things", [new("id", ColumnType.Text, ["id"]), new("v", ColumnType.Text, ["v"]), new("custom_attributes", ColumnType.Json, ["custom_attributes"])], ["id"], null)
        {
            Masked = new MaskedMembers([new MaskedMember("v", false)], _key),
        };
        return new RowPreview(table).Row(Encoding.UTF8.GetBytes(record));
    }

    private static string Mask(string record, string path, bool isHashed) => Masked(record, new MaskedMember(path, isHashed));

    private static string Masked(string record, params MaskedMember[] members) =>
        Encoding.UTF8.GetString(new RecordMask(new MaskedMembers(members, _key)).Apply(Encoding.UTF8.GetBytes(record)));
}
