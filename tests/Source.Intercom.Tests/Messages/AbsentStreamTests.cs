using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Contract;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>Streams that a workspace lacks, or a token may not read, are passed over with one warning: they never fail a sync.</summary>
public sealed class AbsentStreamTests
{
    public static TheoryData<string> Streams => [.. Some.AllStreams.Except(Some.ClassicStreams)];

    [Theory, MemberData(nameof(Streams))]
    public Task Not_permitted(string name) => ShouldBePassedOverAsync(name, HttpStatusCode.Unauthorized, "token_unauthorized", "lacks the permission");

    [Theory, MemberData(nameof(Streams))]
    public Task Not_in_the_plan(string name) => ShouldBePassedOverAsync(name, HttpStatusCode.Forbidden, "api_plan_restricted", "because of the workspace's plan");

    [Theory]
    [InlineData("articles", HttpStatusCode.NotFound, "not_found", "The workspace has no `articles`")]
    [InlineData("macros", HttpStatusCode.NotFound, "not_found", "The workspace has no `macros`")]
    [InlineData("brands", HttpStatusCode.BadRequest, "intercom_version_invalid", "Stream `brands`: Intercom does not serve it in version 2.16 of its API")]
    [InlineData("calls", HttpStatusCode.BadRequest, "intercom_version_invalid", "Stream `calls`: Intercom does not serve it in version 2.14 of its API")]
    public Task Not_there(string name, HttpStatusCode status, string code, string says) => ShouldBePassedOverAsync(name, status, code, says);

    [Fact]
    public async Task A_stream_that_goes_away_after_its_first_page_fails()
    {
        var pages = 0;
        using var api = new ScriptedApi(_ => ++pages == 1
            ? ScriptedApi.Json("""{"data":[{"id":"1","updated_at":1700000000}],"pages":{"page":1,"total_pages":2}}""")
            : ScriptedApi.Error(HttpStatusCode.NotFound, "not_found", "gone"));

        var run = await ReadAsync(api, "articles");

        (run.ExitCode, run.EndOf("articles")).ShouldBe((1, "INCOMPLETE"));
    }

    [Fact]
    public async Task Children_of_a_classic_stream_that_is_refused_are_passed_over_and_it_alone_fails()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Error(HttpStatusCode.Unauthorized, "token_unauthorized", "Not authorized to access resource"));

        var run = await ReadAsync(api, "contacts", "contact_tags", "contact_notes");

        run.Errors.ShouldHaveSingleItem().Stream.ShouldBe("contacts");
        foreach (var stream in new[] { "contact_tags", "contact_notes" })
        {
            run.EndOf(stream).ShouldBe("COMPLETE");
            run.Warnings.ShouldContain(warning => warning.StartsWith($"Stream `{stream}` has no records, because `contacts`, by which it is read, is refused: "));
        }
    }

    [Fact]
    public async Task Children_of_a_classic_stream_that_is_refused_alone_fail_no_sync()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Error(HttpStatusCode.Unauthorized, "token_unauthorized", "Not authorized to access resource"));

        var run = await ReadAsync(api, "contact_companies");

        (run.ExitCode, run.Warnings.Count).ShouldBe((0, 1));
    }

    private static async Task ShouldBePassedOverAsync(string name, HttpStatusCode status, string code, string says)
    {
        var stream = Fixture.Find(name);
        using var api = stream.Pager is InlinePager inline
            ? new ScriptedApi(request => inline.Whole is not null && request.Endpoint == "POST /contacts/search" ? OneContact() : ScriptedApi.Error(status, code, "no"))
            : Fixture.Serve(stream, _ => ScriptedApi.Error(status, code, "no"));

        var run = await ReadAsync(api, name);

        run.Errors.ShouldBeEmpty();
        (run.ExitCode, run.EndOf(name)).ShouldBe((0, "COMPLETE"));
        run.Warnings.Count(warning => warning.Contains($"`{name}`")).ShouldBe(1);
        run.Warnings.ShouldHaveSingleItem().ShouldContain(says);
    }

    /// <summary>It holds no children, so that all have to be asked for: where some have come, a refusal is a failure.</summary>
    private static HttpResponseMessage OneContact() => ScriptedApi.Json("""{"data":[{"id":"c1","updated_at":1700000000}],"total_count":1,"pages":{}}""");

    private static Task<SourceRun> ReadAsync(ScriptedApi api, params string[] streams)
    {
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        return connector.ReadAsync(Some.Config("custom_object_types", new JArray("Order")), CatalogBuilder.Of(connector.Source.Streams, streams));
    }
}
