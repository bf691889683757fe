using Intercom.Sandbox;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Faults;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;
using SandboxPermission = Intercom.Sandbox.Api.Permission;

namespace Source.Intercom.Tests.Protocol;

/// <summary>Every line of every command, in good days and bad, is an AirbyteMessage by the protocol's own schema.</summary>
public sealed class ProtocolSchemaTests
{
    [Fact]
    public async Task Spec_and_discover_are_protocol_messages()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"type":"list","data":[]}"""));
        var connector = IntercomRunner.At(baseUrl: null, socket: api);

        await ShouldBeValid(await connector.SpecAsync(), "SPEC");
        await ShouldBeValid(await connector.DiscoverAsync(Some.Config()), "CATALOG");
    }

    [Fact]
    public async Task Checks_that_succeed_warn_and_fail_are_protocol_messages()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with
        {
            Access = new AccessOptions { Token = Some.Token, Missing = [SandboxPermission.Admins] },
        });
        var connector = IntercomRunner.At(sandbox);

        await ShouldBeValid(await connector.CheckAsync(Some.Config()), "LOG", "CONNECTION_STATUS");
        await ShouldBeValid(await connector.CheckAsync(Some.Config("num_workers", 0)), "CONNECTION_STATUS");
    }

    [Fact]
    public async Task A_read_of_everything_with_a_stream_that_fails_is_protocol_messages()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with
        {
            Access = new AccessOptions { Token = Some.Token, Missing = [SandboxPermission.Admins] },
        });
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.ConfigOfAll(), CatalogBuilder.All(connector.Source.Streams), debug: true);

        await ShouldBeValid(run, "RECORD", "STATE", "LOG", "TRACE");
        run.Logs.ShouldContain(log => log.Level == "DEBUG");
        run.Errors.ShouldHaveSingleItem().Stream.ShouldBe("admins");
        run.Estimates.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_throttled_read_is_protocol_messages_and_says_until_when()
    {
        var clock = new FastClock(20);
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with { Faults = FaultOptions.Of(0.5, FaultKind.Throttled) }, clock);
        var connector = IntercomRunner.At(sandbox, clock);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "contacts", "companies", "tags", "admins", "teams"));

        await ShouldBeValid(run, "RECORD", "STATE", "TRACE");
        run.ExitCode.ShouldBe(0);
        var waits = run.Statuses.Where(status => status.QuotaReset is not null).ToList();
        waits.ShouldNotBeEmpty();
        waits.ShouldAllBe(status => status.Status == "RUNNING" && status.QuotaReset > 1_600_000_000_000);
    }

    [Fact]
    public async Task Commands_that_cannot_even_begin_are_protocol_messages()
    {
        var connector = IntercomRunner.At(baseUrl: null);
        var catalog = CatalogBuilder.Of(connector.Source.Streams, "contacts");

        await ShouldBeValid(await connector.CheckAsync(new JArray()), "TRACE");
        await ShouldBeValid(await connector.ReadAsync(Some.Config(), new JObject()), "TRACE");
        await ShouldBeValid(await connector.ReadAsync(Some.Config(), catalog, new JArray(3)), "TRACE");
        await ShouldBeValid(await connector.RunAsync("discover", "--config", "/nowhere/config.json"), "TRACE");
    }

    private static async Task ShouldBeValid(SourceRun run, params string[] types)
    {
        var schema = await ProtocolSchema.RequireAsync();
        schema.Violations(run).ShouldBeEmpty();
        foreach (var type in types) run.Messages.ShouldContain(message => message.Value<string>("type") == type);
    }
}
