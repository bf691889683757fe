using Connector.Engine;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Schemas;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>What every stream file promises by being there; all of them are found by reflection, so a new one is held to it unasked.</summary>
public sealed class StreamFileTests
{
    private const int LongestFile = 60;

    private static readonly string[] _permissions =
    [
        "Read admins", "Read admin activity logs", "Read tags", "Read conversations", "Read tickets", "Read and list users and companies",
        "Read and list articles", "Read and list news items and newsfeeds", "Read custom objects",
    ];

    private static readonly IReadOnlyDictionary<string, IntercomStream> _streams = StreamFiles.All().ToDictionary(stream => stream.Name);

    public static TheoryData<string> Streams => [.. Some.AllStreams];

    public static TheoryData<string> Files => [.. Types().Select(type => type.Name)];

    [Fact]
    public void Streams_schemas_and_fixtures_are_the_same()
    {
        _streams.Count.ShouldBe(37);
        Some.ClassicStreams.ShouldBeSubsetOf(_streams.Keys);
        SchemaFile.Streams.ShouldBe(_streams.Keys, ignoreOrder: true);
        Directory.GetFiles(Fixture.Folder).Select(Path.GetFileNameWithoutExtension).ShouldBe(_streams.Keys, ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_stream_is_one_short_file(string type) =>
        File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "src", "Source.Intercom", "Streams", type + ".cs")).Length.ShouldBeLessThanOrEqualTo(LongestFile);

    [Theory, MemberData(nameof(Files))]
    public void A_file_is_named_as_its_stream(string type) =>
        Types().Single(other => other.Name == type).GetProperty(nameof(IStreamFile.Stream))!.GetValue(null).ShouldBeOfType<IntercomStream>()
            .Name.ShouldBe(string.Concat(type.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")));

    [Theory, MemberData(nameof(Streams))]
    public void The_embedded_schema_is_the_one_in_the_repository(string stream) =>
        JToken.DeepEquals(StreamFiles.Schema(stream), SchemaFile.Load(stream).Root).ShouldBeTrue();

    [Theory, MemberData(nameof(Streams))]
    public void Key_and_cursor_stand_in_the_schema_with_their_types(string name)
    {
        var schema = new SchemaNode("", StreamFiles.Schema(name), IsProperty: false);

        _streams[name].PrimaryKey.ShouldNotBeEmpty();
        foreach (var field in _streams[name].PrimaryKey)
            schema.Member(field).ShouldNotBeNull().Types.ShouldBe([name == "conversation_attributes" ? "integer" : "string", "null"]);
        if (_streams[name].Cursor is { } cursor)
            schema.Member(cursor).ShouldNotBeNull().Types.ShouldBe([_streams[name].CursorIsText ? "string" : "integer", "null"]);
        foreach (var (field, _) in _streams[name].Injected) schema.Member(field).ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Streams))]
    public void Discover_offers_what_the_stream_declares(string name)
    {
        var entry = new IntercomSource(new IntercomEnvironment(new FakeTimeProvider(TestTime.Start), new Random(1))).Streams.Discover()
            .Streams.Single(stream => stream.Name == name).ToJson();

        var isIncremental = _streams[name].Cursor is not null;
        entry["supported_sync_modes"]!.Values<string>().ShouldBe(isIncremental ? ["full_refresh", "incremental"] : ["full_refresh"]);
        entry["source_defined_primary_key"]!.Select(path => path.Values<string>().Single()).ShouldBe(_streams[name].PrimaryKey);
        (entry.Value<bool?>("is_resumable") ?? false).ShouldBe(isIncremental);
        (entry.Value<bool?>("source_defined_cursor") ?? false).ShouldBe(isIncremental);
        (entry["default_cursor_field"]?.Values<string>() ?? []).ShouldBe(isIncremental ? [_streams[name].Cursor] : []);
    }

    [Theory, MemberData(nameof(Streams))]
    public void The_permission_is_one_that_Intercom_knows(string name) => _permissions.ShouldContain(_streams[name].Permission.Name);

    [Theory, MemberData(nameof(Streams))]
    public void The_endpoint_is_a_method_and_a_path_and_asks_for_a_parent_only_if_there_is_one(string name)
    {
        var stream = _streams[name];

        stream.Endpoint.ShouldMatch("^(GET|POST) /[a-z_/]+(\\{id\\}[a-z_/]*|\\{type\\})?$");
        stream.Endpoint.Contains("{id}").ShouldBe(stream is { Partitioning: Partitioning.ByParent, Pager: not (BatchPager or InlinePager { Whole: null }) });
        stream.Endpoint.Contains("{type}").ShouldBe(stream.Pager is ObjectTypesPager);
        (stream.Parent is not null).ShouldBe(stream.Partitioning == Partitioning.ByParent);
        if (stream.Parent is { } parent) _streams[parent.Stream].Cursor.ShouldBe(parent.Cursor);
    }

    [Theory, MemberData(nameof(Streams))]
    public void Only_a_classic_stream_may_fail_a_sync_for_want_of_a_permission(string name) =>
        _streams[name].Optional.ShouldBe(name == "tickets" || !Some.ClassicStreams.Contains(name));

    [Theory, MemberData(nameof(Streams))]
    public void Only_a_classic_stream_must_be_there(string name) => _streams[name].MayBeAbsent.ShouldBe(!Some.ClassicStreams.Contains(name));

    [Theory, MemberData(nameof(Streams))]
    public void The_version_is_one_that_is_described(string name) =>
        _streams[name].Version.ShouldBeOneOf(Some.ClassicStreams.Contains(name) ? ["2.11"] : ["2.11", "2.14", "2.16"]);

    private static IEnumerable<Type> Types() =>
        typeof(IStreamFile).Assembly.GetTypes().Where(type => type is { IsInterface: false } && typeof(IStreamFile).IsAssignableFrom(type));
}
