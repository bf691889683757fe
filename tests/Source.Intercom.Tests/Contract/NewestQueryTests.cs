using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>What a search of the newest version serves only to who asks is asked for there, and nowhere else.</summary>
public sealed class NewestQueryTests
{
    [Theory]
    [InlineData("conversations", "2.16", "?include_scorecards=true&include_monitors=true")]
    [InlineData("conversations", "2.11", "")]
    [InlineData("contacts", "2.16", "?include_merge_history=true")]
    [InlineData("contacts", "2.11", "")]
    [InlineData("tickets", "2.16", "")]
    public async Task It_costs_a_query_and_no_request(string name, string version, string query)
    {
        using var api = Fixture.Serve(Fixture.Find(name));
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        await connector.ReadAsync(Some.Config("api_version", version), CatalogBuilder.Of(connector.Source.Streams, name));

        api.Requests.ShouldHaveSingleItem().Url.Query.ShouldBe(query);
    }
}
