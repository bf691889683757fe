using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>What the API lists archived is asked for only when it is wanted.</summary>
public sealed class ArchivedTests
{
    [Theory]
    [InlineData("contact_attributes", true, "?model=contact&include_archived=true")]
    [InlineData("contact_attributes", false, "?model=contact")]
    [InlineData("company_attributes", true, "?model=company&include_archived=true")]
    [InlineData("conversation_attributes", true, "?include_archived=true")]
    [InlineData("conversation_attributes", false, "")]
    [InlineData("tags", true, "")]
    public async Task Archived_attributes_come_with_the_option(string name, bool isWanted, string query)
    {
        using var api = Fixture.Serve(Fixture.Find(name));
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        await connector.ReadAsync(Some.Config("include_archived", isWanted), CatalogBuilder.Of(connector.Source.Streams, name));

        api.Requests.ShouldHaveSingleItem().Url.Query.ShouldBe(query);
    }
}
