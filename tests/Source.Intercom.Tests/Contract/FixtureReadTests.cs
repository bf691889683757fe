using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>Every stream's fixture, served as its endpoint would, comes out record by record: path, paging and injected members fit.</summary>
public sealed class FixtureReadTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Streams => [.. Some.AllStreams];

    [Theory, MemberData(nameof(Streams))]
    public async Task The_fixture_is_read_as_it_stands(string name)
    {
        var stream = StreamFiles.All().Single(stream => stream.Name == name);
        using var api = Fixture.Serve(stream);
        var connector = Connect(api);

        var run = await connector.ReadAsync(Config(), CatalogBuilder.Of(connector.Source.Streams, name));

        run.ExitCode.ShouldBe(0);
        var fixture = new Fixture(stream);
        var served = stream.Parent is { } parent ? ForEachParent(parent.Stream, fixture.Records) : fixture.Records;
        run.RecordsOf(name).Select(record => Without(stream, record).ToString()).ShouldBe(served.Select(record => record.ToString()), ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Streams))]
    public async Task Injected_members_hold_the_values_they_are_declared_with(string name)
    {
        var stream = StreamFiles.All().Single(stream => stream.Name == name);
        using var api = Fixture.Serve(stream);
        var connector = Connect(api);

        var run = await connector.ReadAsync(Config(), CatalogBuilder.Of(connector.Source.Streams, name));

        var parents = stream.Parent is { } link ? Records(link.Stream).Select(parent => parent.Value<string>("id")!).ToList() : [];
        foreach (var (field, path) in stream.Injected)
        {
            var values = run.RecordsOf(name).Select(record => record[field]).ToList();
            if (path is null) values.Select(value => value!.Value<string>()!).Distinct().ShouldBe(parents, ignoreOrder: true);
            else values.ShouldAllBe(value => JToken.DeepEquals(value, new Fixture(stream).Body.SelectToken(path)));
        }
    }

    private static SourceRunner Connect(ScriptedApi api) => IntercomRunner.At(baseUrl: null, new FakeTimeProvider(_now), api);

    /// <summary>Every fixture lies within; and it is one window of activity logs, so that their one fixture is served once.</summary>
    private static JObject Config()
    {
        var config = Some.Config("activity_logs_time_step", 91);
        config["start_date"] = "2026-01-01T00:00:00Z";
        return config;
    }

    private static IEnumerable<JObject> ForEachParent(string parent, IReadOnlyList<JObject> records) => Records(parent).SelectMany(_ => records);

    private static IReadOnlyList<JObject> Records(string stream) => new Fixture(StreamFiles.All().Single(other => other.Name == stream)).Records;

    private static JObject Without(IntercomStream stream, JObject record)
    {
        var served = (JObject)record.DeepClone();
        foreach (var (field, _) in stream.Injected) served.Remove(field).ShouldBeTrue();
        return served;
    }
}
