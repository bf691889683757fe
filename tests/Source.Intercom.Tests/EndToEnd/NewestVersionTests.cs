using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Source.Intercom.Tests.Support;
using TestKit;
using Served = Intercom.Sandbox.Versions.ApiVersion;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>At <c>api_version</c> 2.16 every stream is read in its newest form, and <c>discover</c> says what that is.</summary>
public sealed class NewestVersionTests
{
    private readonly FakeTimeProvider _clock = new(TestTime.Start);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_of_it_is_read_once_in_its_newest_form(bool includeArchived)
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace), _clock);

        var run = await ReadAsync(sandbox, includeArchived);

        run.ExitCode.ShouldBe(0);
        run.Errors.ShouldBeEmpty();
        foreach (var stream in Some.AllStreams)
            Truth.Compare(stream, sandbox.Workspace.Truth(stream, Served.V2_16, includeArchived), run.RecordsOf(stream)).ShouldBeExact();
    }

    [Fact]
    public async Task Every_record_fits_the_schema_that_discover_declares()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace), _clock);

        var run = await ReadAsync(sandbox, includeArchived: false);

        foreach (var (stream, declared) in await SchemasAsync(sandbox))
        {
            var schema = await JsonSchema.FromJsonAsync(declared.ToString(), TestContext.Current.CancellationToken);
            run.RecordsOf(stream).SelectMany(record => schema.Validate(record)).Select(error => $"{stream} {error.Path}: {error.Kind}").Distinct().ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task An_attribute_that_is_new_is_in_the_next_records_and_the_next_catalog()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace), _clock);
        var first = await ReadAsync(sandbox, includeArchived: false);
        (await SchemasAsync(sandbox))["contacts"].SelectToken("properties.custom_attributes.properties.cups_a_day").ShouldBeNull();
        _clock.Advance(TimeSpan.FromHours(1));
        sandbox.Workspace.Attributes.Add("contact", "cups_a_day", "float");
        var row = sandbox.Workspace.Rows("contacts")[0];
        sandbox.Workspace.Attributes.Set(row, "cups_a_day", 3.5);

        var second = await ReadAsync(sandbox, includeArchived: false, StateBuilder.After(first));

        second.RecordsOf("contacts").Single(record => record.Value<string>("id") == row.Id).SelectToken("custom_attributes.cups_a_day")!.Value<double>().ShouldBe(3.5);
        second.RecordsOf("contact_attributes").Select(record => record.Value<string>("full_name")).ShouldContain("custom_attributes.cups_a_day");
        (await SchemasAsync(sandbox))["contacts"].SelectToken("properties.custom_attributes.properties.cups_a_day.type")!.Values<string>().ShouldBe(["number", "null"]);
    }

    private static JObject Config(bool includeArchived)
    {
        var config = Some.Config("custom_object_types", new JArray("Order", "Delivery"));
        (config["api_version"], config["include_archived"]) = ("2.16", includeArchived);
        return config;
    }

    private Task<SourceRun> ReadAsync(SandboxServer sandbox, bool includeArchived, JToken? state = null)
    {
        var connector = IntercomRunner.At(sandbox, _clock);
        return connector.ReadAsync(Config(includeArchived), CatalogBuilder.All(connector.Source.Streams), state);
    }

    private async Task<Dictionary<string, JToken>> SchemasAsync(SandboxServer sandbox)
    {
        var run = await IntercomRunner.At(sandbox, _clock).DiscoverAsync(Config(includeArchived: false));
        return run.Single("CATALOG", "catalog")["streams"]!.ToDictionary(stream => stream.Value<string>("name")!, stream => stream["json_schema"]!);
    }
}
