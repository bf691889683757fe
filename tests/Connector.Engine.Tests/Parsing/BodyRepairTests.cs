using System.Text;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Parsing;

public sealed class BodyRepairTests
{
    [Theory]
    [InlineData("""{"a":"b","c":[1,2]}""")]
    [InlineData("{\n\t\"a\": \"\\\"\\\\\" \r\n}")]
    [InlineData("""{"é":"😀"}""")]
    [InlineData("")]
    public void What_needs_no_repair_stays_as_it_is(string body) => Repair(Encoding.UTF8.GetBytes(body)).ShouldBe(body);

    [Theory]
    [InlineData("{\"a\":\"x\ny\"}", "x\ny")]
    [InlineData("{\"a\":\"\u0000\u001f\"}", "\u0000\u001f")]
    [InlineData("{\"a\":\"\\\"\n\\\"\"}", "\"\n\"")]
    [InlineData("{\n\"a\":\"\\\\\",\n\"b\":1}", "\\")]
    public void Control_characters_inside_strings_are_escaped(string body, string value) =>
        ((string?)JObject.Parse(Repair(Encoding.UTF8.GetBytes(body)))["a"]).ShouldBe(value);

    [Theory]
    [InlineData("{\"a\":\"x\\\n\",\n\"b\":1}")]
    [InlineData("{\"a\":\"x\\\u001f\",\r\n\"b\":1}")]
    public void A_control_character_behind_a_backslash_does_not_hide_the_quote_behind_it(string body) =>
        ((int)JObject.Parse(Repair(Encoding.UTF8.GetBytes(body)))["b"]!).ShouldBe(1);

    [Theory]
    [InlineData("\u001f", "\\u001f")]
    [InlineData(" ", " ")]
    [InlineData("\u007f", "\u007f")]
    public void What_is_below_a_blank_is_escaped_and_nothing_else(string character, string repaired) =>
        Repair(Encoding.UTF8.GetBytes($"{{\"a\":\"{character}\"}}")).ShouldBe($"{{\"a\":\"{repaired}\"}}");

    [Fact]
    public void A_body_that_is_a_string_and_nothing_else_is_repaired_too() => Repair("\"x\ny\""u8.ToArray()).ShouldBe("\"x\\u000ay\"");

    [Fact]
    public void Bytes_that_are_not_utf8_become_replacement_characters()
    {
        byte[] body = [.. "{\"a\":\"x"u8, 0xff, 0xc3, .. "y\"}"u8];

        ((string?)JObject.Parse(Repair(body))["a"]).ShouldBe("x\ufffd\ufffdy");
    }

    [Theory]
    [InlineData("""{"a":"b""")]
    [InlineData("<html>")]
    [InlineData("""{"a":b}""")]
    public void What_is_broken_otherwise_stays_broken(string body) => Repair(Encoding.UTF8.GetBytes(body)).ShouldBe(body);

    private static string Repair(byte[] body) => Encoding.UTF8.GetString(BodyRepair.Repair(body).Span);
}
