using Architecture.Tests.Files;

namespace Architecture.Tests.Streams;

public sealed class StreamFileTests
{
    private static readonly SourceFile[] _streams =
        [.. Repository.Find("src/Source.Intercom/Streams", "*.cs").Where(StreamFileRule.DeclaresAStream)];

    private static readonly HashSet<string> _schemas = [.. Repository.Find("schemas", "*.json").Select(file => file.Name)];

    [Fact]
    public void Every_stream_is_one_short_file_with_a_schema_of_its_name() =>
        _streams.SelectMany(file => StreamFileRule.Violations(file, _schemas)).ShouldBeEmpty();

    [Fact]
    public void Every_schema_has_a_stream() => StreamFileRule.OrphanedSchemas(_streams, _schemas).ShouldBeEmpty();

    [Fact]
    public void All_streams_are_found() => _streams.Length.ShouldBe(37);

    [Fact]
    public void A_stream_without_a_schema_is_reported() =>
        StreamFileRule.Violations(Made("tags"), new HashSet<string>()).ShouldBe(["Streams/Tags.cs: there is no schemas/tags.json"]);

    [Fact]
    public void A_stream_in_a_file_of_another_name_is_reported() =>
        StreamFileRule.Violations(Made("teams"), _schemas).ShouldHaveSingleItem().ShouldContain("another name");

    [Fact]
    public void A_long_stream_file_is_reported() =>
        StreamFileRule.Violations(Made("tags", new string('\n', 60)), _schemas).ShouldHaveSingleItem().ShouldContain("lines");

    [Fact]
    public void Two_streams_in_a_file_are_reported() =>
        StreamFileRule.Violations(Made("tags", "        Name = \"teams\",\n"), _schemas).ShouldHaveSingleItem().ShouldContain("2 streams");

    [Fact]
    public void A_schema_without_a_stream_is_reported() =>
        StreamFileRule.OrphanedSchemas([Made("tags")], ["tags", "visitors"]).ShouldBe(["schemas/visitors.json has no stream"]);

    private static SourceFile Made(string stream, string more = "") =>
        new("Streams/Tags.cs", $"internal sealed class Tags : IStreamFile\n        Name = \"{stream}\",\n{more}");
}
