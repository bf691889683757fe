using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>Every stream's fixture, served as its endpoint would, comes out record by record: path, paging and injected members fit.</summary>
public sealed class FixtureReadTests
{
    private const string Type = "Order";

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
        run.RecordsOf(name).Select(record => Without(stream, record).ToString()).ShouldBe(new Fixture(stream).Served.Select(record => record.ToString()), ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Streams))]
    public async Task Injected_members_hold_the_values_they_are_declared_with(string name)
    {
        var stream = StreamFiles.All().Single(stream => stream.Name == name);
        using var api = Fixture.Serve(stream);
        var connector = Connect(api);

        var run = await connector.ReadAsync(Config(), CatalogBuilder.Of(connector.Source.Streams, name));

        var fixture = new Fixture(stream);
        var parents = fixture.Parents.ToDictionary(parent => parent.Value<string>("id")!);
        foreach (var (field, path) in stream.Injected)
        {
            var values = run.RecordsOf(name).Select(record => record[field]).ToList();
            values.ShouldNotBeEmpty();
            if (path is null) values.ShouldAllBe(id => parents.ContainsKey(id!.Value<string>()!));
            else if (path == IntercomStream.ObjectType) values.ShouldAllBe(type => type!.Value<string>() == Type);
            else if (path == IntercomStream.ParentCursor)
                run.RecordsOf(name).ShouldAllBe(record => JToken.DeepEquals(record[field], parents[record.Value<string>(stream.Injected[0].Name)!][stream.Parent!.Cursor]));
            else values.ShouldAllBe(value => JToken.DeepEquals(value, fixture.Body.SelectToken(path)));
        }

        if (stream is { Parent: not null, Pager: not InlinePager })
            run.RecordsOf(name).Select(record => record.Value<string>(stream.Injected[0].Name)).Distinct().ShouldBe(parents.Keys, ignoreOrder: true);
    }

    private static SourceRunner Connect(ScriptedApi api) => IntercomRunner.At(baseUrl: null, new FakeTimeProvider(_now), api);

    /// <summary>Every fixture lies within; and it is one window of activity logs, so that their one fixture is served once.</summary>
    private static JObject Config()
    {
        var config = Some.Config("activity_logs_time_step", 91);
        config["start_date"] = "2026-01-01T00:00:00Z";
        config["custom_object_types"] = new JArray(Type);
        return config;
    }

    private static JObject Without(IntercomStream stream, JObject record)
    {
        var served = (JObject)record.DeepClone();
        foreach (var (field, _) in stream.Injected) served.Remove(field).ShouldBeTrue();
        return served;
    }
}
