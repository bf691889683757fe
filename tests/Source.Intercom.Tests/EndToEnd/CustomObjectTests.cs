using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>Custom objects are listed type by type, of the types that the configuration names.</summary>
public sealed class CustomObjectTests
{
    [Fact]
    public async Task Each_configured_type_is_listed_and_its_objects_carry_it()
    {
        using var api = Api();

        var run = await ReadAsync(api, "Order", "Big Order/é", "Order");

        run.ExitCode.ShouldBe(0);
        api.Requests.Select(request => request.Url.AbsolutePath).ShouldBe(["/custom_object_instances/Order", "/custom_object_instances/Big%20Order%2F%C3%A9"]);
        run.RecordsOf("custom_objects").Select(record => $"{record.Value<string>("object_type")} {record.Value<string>("id")}").ShouldBe(["Order 1", "Big Order/é 1"]);
    }

    [Fact]
    public async Task Without_a_type_nothing_is_asked_for()
    {
        using var api = Api();

        var run = await ReadAsync(api);

        (run.ExitCode, run.EndOf("custom_objects")).ShouldBe((0, "COMPLETE"));
        api.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_type_that_the_workspace_does_not_have_is_warned_of_and_the_others_are_read()
    {
        using var api = new ScriptedApi(request => request.Url.AbsolutePath.EndsWith("/Ordre", StringComparison.Ordinal)
            ? ScriptedApi.Error(System.Net.HttpStatusCode.NotFound, "not_found", "Custom object type not found")
            : ScriptedApi.Json("""{"data":[{"id":"1","updated_at":1700000000}]}"""));

        var run = await ReadAsync(api, "Ordre", "Order");

        (run.ExitCode, run.RecordsOf("custom_objects").Count).ShouldBe((0, 1));
        run.Warnings.ShouldHaveSingleItem().ShouldStartWith("Stream `custom_objects`: the workspace has no custom object type `Ordre` (");
    }

    private static ScriptedApi Api() => new(_ => ScriptedApi.Json("""{"data":[{"id":"1","updated_at":1700000000}]}"""));

    private static Task<SourceRun> ReadAsync(ScriptedApi api, params string[] types)
    {
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        return connector.ReadAsync(Some.Config("custom_object_types", new JArray(types.AsEnumerable())), CatalogBuilder.Of(connector.Source.Streams, "custom_objects"));
    }
}
