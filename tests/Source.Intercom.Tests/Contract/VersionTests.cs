using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>Every stream is asked for in the API's version that it declares, or the configured one where that is later.</summary>
public sealed class VersionTests
{
    public static TheoryData<string> Streams => [.. Some.AllStreams];

    [Theory, MemberData(nameof(Streams))]
    public Task A_stream_is_asked_for_in_its_own_version(string name) => ShouldAskAsync(name, "2.11", Fixture.Find(name).Version);

    [Theory, MemberData(nameof(Streams))]
    public Task A_later_version_that_is_configured_is_asked_for_instead(string name) => ShouldAskAsync(name, "2.16", "2.16");

    private static async Task ShouldAskAsync(string name, string configured, string expected)
    {
        var stream = Fixture.Find(name);
        using var api = Fixture.Serve(stream);
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        var config = Some.Config("api_version", configured);
        config["custom_object_types"] = new JArray("Order");

        await connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, name));

        var versions = api.Requests.Where(new Fixture(stream).Answers).Select(request => request.Version).Distinct();
        versions.ShouldBe([expected]);
    }
}
