using Airbyte.Protocol;
using Connector.Engine.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Configuration;

public sealed class JsonFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"a":"zoë"}""", """{"a":"zoë"}""")]
    [InlineData(" [1] \n", "[1]")]
    [InlineData("null", "null")]
    [InlineData("""{"a":"2024-01-01T00:00:00Z"}""", """{"a":"2024-01-01T00:00:00Z"}""")]
    public void One_value_is_read_and_text_that_looks_like_a_date_stays_text(string text, string expected) =>
        JsonFile.Read(_folder.Write("f.json", text), "state").ToString(Formatting.None).ShouldBe(expected);

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        ((string?)JsonFile.Read(_folder.Write("f.json", [0xef, 0xbb, 0xbf, .. "{\"a\":\"é\"}"u8]), "state")["a"]).ShouldBe("é");

    [Fact]
    public void Deep_nesting_is_read() => JsonFile.Read(_folder.Write("f.json", new string('[', 300) + new string(']', 300)), "state").ShouldBeOfType<JArray>();

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("   ", "is not JSON")]
    [InlineData("{", "is not JSON")]
    [InlineData("{\"a\":1,\n\"b\":}", "is not JSON (line 2, position ")]
    [InlineData("token=abc", "is not JSON")]
    [InlineData("{} {}", "holds more than one JSON value")]
    [InlineData("{}\n[]\n", "holds more than one JSON value")]
    [InlineData("{} x", "is not JSON")]
    public void What_is_not_one_json_value_is_a_config_error_that_names_the_file(string text, string says)
    {
        var path = _folder.Write("f.json", text);

        ShouldSay(path, $"The state file {path} {says}");
    }

    [Fact]
    public void What_the_file_holds_is_not_repeated_for_it_may_be_secret() =>
        Failure(_folder.Write("f.json", "{\"access_token\": hush-hush}")).ToString().ShouldNotContain("hush");

    [Fact]
    public void A_file_that_is_not_there_is_said_so()
    {
        ShouldSay(Path.Combine(_folder.Path, "none.json"), "does not exist");
        ShouldSay(Path.Combine(_folder.Path, "none", "none.json"), "does not exist");
    }

    [Fact]
    public void A_folder_cannot_be_read() => ShouldSay(_folder.Path, "cannot be read");

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_cannot_be_read(string path) => ShouldSay(path, "cannot be read");

    private static void ShouldSay(string path, string says)
    {
        Failure(path).Message.ShouldContain(says);
        Failure(path).Kind.ShouldBe(FailureKind.ConfigError);
    }

    private static ConnectorException Failure(string path) => Should.Throw<ConnectorException>(() => JsonFile.Read(path, "state"));
}
