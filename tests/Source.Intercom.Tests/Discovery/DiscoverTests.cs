using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Discovery;

/// <summary><c>discover</c> declares what the workspace itself has defined, in the types of the configured version, and needs no API for the rest.</summary>
public sealed class DiscoverTests
{
    private const string ContactAttributes = """
        {"type":"list","data":[
          {"name":"email","full_name":"email","custom":false,"data_type":"string","archived":false},
          {"name":"The One Ring","full_name":"custom_attributes.The One Ring","custom":true,"data_type":"string","description":"Who bears it.","options":["Frodo","Sam"],"archived":false},
          {"id":"12","name":"age","full_name":"custom_attributes.age","custom":true,"data_type":"integer","archived":false},
          {"name":"a.b","full_name":"custom_attributes.a.b","custom":true,"data_type":"float","archived":false},
          {"name":"vip","full_name":"custom_attributes.vip","custom":true,"data_type":"boolean","archived":false},
          {"name":"born","full_name":"custom_attributes.born","custom":true,"data_type":"date","description":"Birthday","archived":false},
          {"name":"left","full_name":"custom_attributes.left","custom":true,"data_type":"datetime","archived":true}]}
        """;

    private const string ConversationAttributes = """
        {"type":"list","data":[
          {"type":"conversation_attribute","id":4,"name":"Grund","data_type":"list","archived":false,"options":[{"label":"Zu spät","archived":false},{"label":"Kaputt","archived":true}]},
          {"type":"conversation_attribute","id":5,"name":"Betrag","data_type":"decimal","archived":false},
          {"type":"conversation_attribute","id":6,"name":"Order","data_type":"relationship","archived":false}]}
        """;

    private const string TicketTypes = """
        {"type":"list","data":[
          {"id":"1","ticket_type_attributes":{"data":[{"name":"Severity","data_type":"list","input_options":{"list_options":[{"label":"High"}]},"archived":false},{"name":"Due","data_type":"datetime","archived":false}]}},
          {"id":"2","ticket_type_attributes":{"data":[{"name":"Severity","data_type":"integer","archived":false},{"name":"Old","data_type":"string","archived":true}]}}]}
        """;

    [Theory]
    [InlineData("contacts", "custom_attributes", "The One Ring", """{"type":["string","null"],"description":"Attribute of the workspace: Who bears it. Values: Frodo, Sam."}""")]
    [InlineData("contacts", "custom_attributes", "age", """{"type":["integer","null"],"description":"Attribute of the workspace.","x-id":"12"}""")]
    [InlineData("contacts", "custom_attributes", "a.b", """{"type":["number","null"],"description":"Attribute of the workspace."}""")]
    [InlineData("contacts", "custom_attributes", "vip", """{"type":["boolean","null"],"description":"Attribute of the workspace."}""")]
    [InlineData("contacts", "custom_attributes", "born", """{"type":["integer","null"],"description":"Attribute of the workspace: Birthday, in unix seconds.","x-time":"unix_seconds"}""")]
    [InlineData("companies", "custom_attributes", "age", """{"type":["integer","null"],"description":"Attribute of the workspace.","x-id":"12"}""")]
    [InlineData("conversations", "custom_attributes", "Grund", """{"type":["string","null"],"description":"Attribute of the workspace. Values: Zu spät.","x-id":"4"}""")]
    [InlineData("conversations", "custom_attributes", "Betrag", """{"type":["number","null"],"description":"Attribute of the workspace.","x-id":"5"}""")]
    [InlineData("tickets", "ticket_attributes", "Due", """{"type":["integer","null"],"description":"Attribute of the workspace, in unix seconds.","x-time":"unix_seconds"}""")]
    public async Task An_attribute_is_declared_with_its_type(string stream, string member, string attribute, string schema)
    {
        var run = await DiscoverAsync(Serve);

        run.Warnings.ShouldBeEmpty();
        JToken.DeepEquals(Schema(run, stream)["properties"]![member]!["properties"]![attribute], JObject.Parse(schema)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_attribute_that_two_ticket_types_define_may_be_of_either_type() =>
        Attribute(await DiscoverAsync(Serve), "tickets", "ticket_attributes", "Severity")!["type"]!.Values<string>().ShouldBe(["string", "integer", "null"]);

    [Fact]
    public async Task What_Intercom_defines_itself_is_not_declared_again() =>
        Schema(await DiscoverAsync(Serve), "contacts")["properties"]!["custom_attributes"]!["properties"]!.Children<JProperty>().Select(member => member.Name)
            .ShouldBe(["The One Ring", "a.b", "age", "born", "vip"]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Archived_attributes_are_declared_only_with_the_option(bool isWanted)
    {
        var queries = new List<string>();

        var run = await DiscoverAsync(request =>
        {
            lock (queries) queries.Add(request.Url.PathAndQuery);
            return Serve(request);
        }, Some.Config("include_archived", isWanted));

        (Attribute(run, "contacts", "custom_attributes", "left") is not null).ShouldBe(isWanted);
        (Attribute(run, "tickets", "ticket_attributes", "Old") is not null).ShouldBe(isWanted);
        queries.ShouldBe(isWanted
            ? ["/data_attributes?model=contact&include_archived=true", "/data_attributes?model=company&include_archived=true", "/conversations/attributes?include_archived=true", "/ticket_types"]
            : ["/data_attributes?model=contact", "/data_attributes?model=company", "/conversations/attributes", "/ticket_types"], ignoreOrder: true);
    }

    [Fact]
    public async Task Attributes_of_conversations_are_asked_for_in_the_version_that_has_them()
    {
        var versions = new Dictionary<string, string?>();

        await DiscoverAsync(request =>
        {
            lock (versions) versions[request.Url.AbsolutePath] = request.Version;
            return Serve(request);
        });

        versions.ShouldBe(new Dictionary<string, string?> { ["/data_attributes"] = "2.11", ["/conversations/attributes"] = "2.16", ["/ticket_types"] = "2.11" }, ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_read_leaves_the_static_schema_and_one_warning()
    {
        var run = await DiscoverAsync(request => request.Url.AbsolutePath == "/data_attributes"
            ? ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "no") : Serve(request));

        run.ExitCode.ShouldBe(0);
        run.Warnings.ShouldHaveSingleItem().ShouldStartWith("The attributes that the workspace has defined for contacts, companies could not be read (GET /data_attributes: HTTP 403: forbidden");
        JToken.DeepEquals(Schema(run, "contacts"), StreamFiles.Schema("contacts")).ShouldBeTrue();
        Attribute(run, "conversations", "custom_attributes", "Betrag").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("<html>", HttpStatusCode.OK)]
    [InlineData("""{"data":7}""", HttpStatusCode.OK)]
    [InlineData("""{"data":[7,{},{"custom":true},{"custom":true,"full_name":7,"name":[]}]}""", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.BadGateway)]
    public async Task No_answer_of_whatever_kind_is_a_failure(string body, HttpStatusCode status)
    {
        var run = await DiscoverAsync(_ => ScriptedApi.Json(body, status));

        run.ExitCode.ShouldBe(0);
        run.Warnings.Count.ShouldBeLessThanOrEqualTo(1);
        run.Single("CATALOG", "catalog")["streams"]!.Count().ShouldBe(37);
    }

    [Fact]
    public async Task Without_a_network_the_streams_are_listed_all_the_same()
    {
        var run = await DiscoverAsync(_ => throw new HttpRequestException("no route to host"));

        run.ExitCode.ShouldBe(0);
        run.Warnings.ShouldHaveSingleItem().ShouldContain("contacts, companies, conversations, tickets");
        run.Single("CATALOG", "catalog")["streams"]!.Count().ShouldBe(37);
    }

    [Theory]
    [InlineData("2.11", "tickets", "ticket_state", "string")]
    [InlineData("2.16", "tickets", "ticket_state", "object")]
    [InlineData("2.16", "tickets", "admin_assignee_id", "integer")]
    [InlineData("2.11", "contacts", "owner_id", "integer")]
    [InlineData("2.16", "contacts", "owner_id", "string")]
    [InlineData("2.11", "articles", "parent_id", "integer")]
    [InlineData("2.16", "articles", "parent_id", null)]
    [InlineData("2.16", "articles", "parent_ids", "array")]
    [InlineData("2.11", "conversations", "channel", null)]
    [InlineData("2.16", "conversations", "channel", "object")]
    public async Task The_types_are_those_of_the_configured_version(string version, string stream, string member, string? type)
    {
        var run = await DiscoverAsync(Serve, Some.Config("api_version", version));

        Schema(run, stream)["properties"]![member]?["type"]![0]!.Value<string>().ShouldBe(type);
    }

    private static HttpResponseMessage Serve(ScriptedRequest request) => ScriptedApi.Json(request.Url.AbsolutePath switch
    {
        "/conversations/attributes" => ConversationAttributes,
        "/ticket_types" => TicketTypes,
        _ => ContactAttributes,
    });

    private static JToken? Attribute(SourceRun run, string stream, string member, string attribute) =>
        Schema(run, stream)["properties"]![member]!["properties"]?[attribute];

    private static JObject Schema(SourceRun run, string stream) =>
        (JObject)run.Single("CATALOG", "catalog")["streams"]!.Single(entry => entry.Value<string>("name") == stream)["json_schema"]!;

    private static async Task<SourceRun> DiscoverAsync(Func<ScriptedRequest, HttpResponseMessage> answer, JObject? config = null)
    {
        using var api = new ScriptedApi(answer);
        return await IntercomRunner.At(baseUrl: null, new FastClock(50), api).DiscoverAsync(config ?? Some.Config());
    }
}
