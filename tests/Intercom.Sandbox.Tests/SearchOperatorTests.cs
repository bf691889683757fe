using System.Net;

namespace Intercom.Sandbox.Tests;

/// <summary>What each operator matches, and what a search refuses (2.11 description of the three searches).</summary>
public sealed class SearchOperatorTests : IAsyncLifetime
{
    private SandboxServer _sandbox = null!;
    private ApiClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace });
        _client = new ApiClient(_sandbox);
        _sandbox.Workspace.AddContact("a", 1000, ""","name":"Ada Brown","owner_id":7,"has_hard_bounced":false,"tags":{"data":[{"id":"1"},{"id":"2"}]}""");
        _sandbox.Workspace.AddContact("b", 2000, ""","name":"Björn","owner_id":8,"has_hard_bounced":true,"tags":{"data":[{"id":"2"}]}""");
        _sandbox.Workspace.AddContact("c", 3000, ""","name":null,"owner_id":null,"has_hard_bounced":false,"tags":{"data":[]},"custom_attributes":{"seats":12}""");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("updated_at", "=", "2000", "b")]
    [InlineData("updated_at", "!=", "2000", "a c")]
    [InlineData("updated_at", ">", "2000", "c")]
    [InlineData("updated_at", "<", "2000", "a")]
    [InlineData("updated_at", ">=", "2000", "b c")]
    [InlineData("updated_at", "<=", "2000", "a b")]
    [InlineData("updated_at", ">", "\"2000\"", "c")]
    [InlineData("updated_at", "IN", "[1000,3000]", "a c")]
    [InlineData("updated_at", "NIN", "[1000,3000]", "b")]
    [InlineData("created_at", ">", "1000", "b c")]
    [InlineData("name", "=", "\"ada brown\"", "a")]
    [InlineData("name", "!=", "\"Ada Brown\"", "b c")]
    [InlineData("name", "=", "null", "c")]
    [InlineData("name", "~", "\"BRO\"", "a")]
    [InlineData("name", "!~", "\"bro\"", "b c")]
    [InlineData("name", "^", "\"bj\"", "b")]
    [InlineData("name", "$", "\"wn\"", "a")]
    [InlineData("name", "IN", "[\"Björn\",\"x\"]", "b")]
    [InlineData("owner_id", ">", "7", "b")]
    [InlineData("owner_id", "<=", "8", "a b")]
    [InlineData("owner_id", "NIN", "[7]", "b c")]
    [InlineData("has_hard_bounced", "=", "true", "b")]
    [InlineData("tag_id", "=", "\"2\"", "a b")]
    [InlineData("tag_id", "!=", "\"2\"", "c")]
    [InlineData("custom_attributes.seats", ">", "11", "c")]
    public async Task An_operator_matches_the_rows_it_should(string field, string comparison, string value, string expected)
    {
        var ids = await _client.SearchIdsAsync("contacts", Filter(field, comparison, value));
        ids.ShouldBe(expected.Split(' '));
    }

    [Theory]
    [InlineData("name", ">", "\"x\"")]
    [InlineData("name", "??", "\"x\"")]
    [InlineData("tag_id", "IN", "[\"1\"]")]
    [InlineData("has_hard_bounced", "~", "\"t\"")]
    [InlineData("updated_at", "~", "5")]
    [InlineData("updated_at", ">", "\"foobar\"")]
    [InlineData("updated_at", ">", "-1")]
    [InlineData("updated_at", ">", "99999999999999")]
    [InlineData("owner_id", "IN", "7")]
    [InlineData("owner_id", "=", "[7]")]
    [InlineData("no_such_field", "=", "1")]
    public async Task An_operator_or_value_the_field_does_not_take_is_refused(string field, string comparison, string value)
    {
        var answer = await _client.SearchAsync("contacts", Filter(field, comparison, value));
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ErrorCode.ShouldBe("client_error");
        answer.ErrorMessage.ShouldContain(field == "no_such_field" ? "no_such_field" : field.Split('.')[0]);
    }

    [Fact]
    public async Task Groups_nest_two_levels_deep_and_no_deeper()
    {
        var (low, high) = (Filter("updated_at", "<", "2000"), Filter("updated_at", ">", "2000"));
        var either = Group("OR", low, high);
        (await _client.SearchIdsAsync("contacts", either)).ShouldBe(["a", "c"]);
        (await _client.SearchIdsAsync("contacts", Group("AND", either, Filter("has_hard_bounced", "=", "false")))).ShouldBe(["a", "c"]);
        var tooDeep = await _client.SearchAsync("contacts", Group("AND", Group("OR", either)));
        tooDeep.Status.ShouldBe(HttpStatusCode.BadRequest);
        tooDeep.ErrorMessage.ShouldContain("2 levels");
    }

    [Fact]
    public async Task A_group_holds_fifteen_filters_and_no_more()
    {
        string[] filters = [.. Enumerable.Range(0, 15).Select(i => Filter("updated_at", "=", $"{1000 + i}"))];
        (await _client.SearchIdsAsync("contacts", Group("OR", filters))).ShouldBe(["a"]);
        var tooMany = await _client.SearchAsync("contacts", Group("OR", [.. filters, filters[0]]));
        tooMany.Status.ShouldBe(HttpStatusCode.BadRequest);
        tooMany.ErrorMessage.ShouldContain("15");
        (await _client.SearchAsync("contacts", Group("OR"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Two_ranges_with_a_gap_leave_the_gap_out()
    {
        var first = Group("AND", Filter("updated_at", ">", "500"), Filter("updated_at", "<", "1500"));
        var last = Group("AND", Filter("updated_at", ">", "2500"), Filter("updated_at", "<", "3500"));
        var answer = await _client.SearchAsync("contacts", Group("OR", first, last));
        ApiClient.Ids(answer.Json, "contacts").ShouldBe(["a", "c"]);
        ((int)answer.Json["total_count"]!).ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"query":5}""")]
    [InlineData("""{"query":{"field":"updated_at","operator":">"}}""")]
    [InlineData("""{"query":{"operator":"=","value":1}}""")]
    [InlineData("""{"query":{"field":"updated_at","operator":">","value":0},"pagination":{"per_page":0}}""")]
    [InlineData("""{"query":{"field":"updated_at","operator":">","value":0},"sort":{"field":"updated_at","order":"up"}}""")]
    public async Task A_body_that_is_no_search_is_refused(string body)
    {
        var answer = await _client.PostAsync("/contacts/search", body);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ErrorCode.ShouldBeOneOf("client_error", "parameter_not_found");
    }

    private static string Filter(string field, string comparison, string value) => $$"""{"field":"{{field}}","operator":"{{comparison}}","value":{{value}}}""";

    private static string Group(string comparison, params string[] filters) => $$"""{"operator":"{{comparison}}","value":[{{string.Join(',', filters)}}]}""";
}
