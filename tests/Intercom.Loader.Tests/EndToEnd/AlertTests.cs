using Intercom.Loader.Tests.Support;
using Intercom.Sandbox;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader.Tests;

/// <summary>Whoever is to be told of runs is told, by <c>load</c> as by <c>run</c>, and of no row.</summary>
public sealed class AlertTests
{
    [Fact(Timeout = 240_000)]
    public async Task A_ping_tells_of_every_run_and_the_webhook_of_failure_and_recovery()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        var settings = $"ping_url: {receiver.Url}/ping/0a1b2c3d-uuid?key=1\nwebhook: {receiver.Url}/hook\n";
        using var loader = new LoaderProgram(sandbox, settings);
        (await loader.RunAsync("load", "--objects", "tags")).ExitCode.ShouldBe(0);
        var config = await File.ReadAllTextAsync(loader.Config);
        await File.WriteAllTextAsync(loader.Config, config.Replace("${LOADER_TOKEN}", "token-of-nobody-at-all", StringComparison.Ordinal));
        for (var i = 0; i < 2; i++) (await loader.RunAsync("load", "--objects", "tags")).ExitCode.ShouldBe(1);
        await File.WriteAllTextAsync(loader.Config, config);
        (await loader.RunAsync("load", "--objects", "tags")).ExitCode.ShouldBe(0);

        var received = receiver.Received.ToList();
        const string ping = "/ping/0a1b2c3d-uuid";
        received.Select(message => message.Path).ShouldBe(
        [
            $"{ping}/start?key=1", $"{ping}?key=1", $"{ping}/start?key=1", $"{ping}/fail?key=1", "/hook", $"{ping}/start?key=1", $"{ping}/fail?key=1", $"{ping}/start?key=1", $"{ping}?key=1", "/hook",
        ]);
        var (failed, recovered) = (JObject.Parse(received[4].Body), JObject.Parse(received[9].Body));
        ((string)failed["event"]!, (string)failed["result"]!, (string)recovered["event"]!).ShouldBe(("failed", "failed", "recovered"));
        ((string)failed["error"]!).ShouldContain("does not accept the access token");
        received.ShouldAllBe(message => !message.Body.Contains(loader.Token) && !message.Body.Contains("token-of-nobody"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Who_cannot_be_told_stops_no_run_and_is_not_named()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, "ping_url: http://127.0.0.1:1/ping/0a1b2c3d-secret-uuid\n");

        var run = await loader.RunAsync("load", "--objects", "tags");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldContain("WARN: `ping_url` could not be told of the run");
        run.Stderr.ShouldNotContain("0a1b2c3d");
    }

    [Fact(Timeout = 120_000)]
    public async Task Metrics_go_to_a_file_and_by_OTLP()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);
        loader.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url;
        loader.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";

        (await loader.RunAsync("load", "--objects", "contacts", "--metrics-file", loader.PathOf("loader.prom"))).ExitCode.ShouldBe(0);

        (await File.ReadAllTextAsync(loader.PathOf("loader.prom"))).ShouldContain("intercom_loader_object_rows{object=\"contacts\"} 300");
        receiver.Received.ShouldContain(message => message.Path == "/v1/metrics" && message.Body.Contains("intercom_loader_object_rows") && message.Body.Contains("contacts"));
    }

    [Theory]
    [InlineData("ping_url: hc-ping.com/x", "`ping_url` must be a URL that begins with https:// or http://.")]
    [InlineData("webhook: ftp://x/y", "`webhook` must be a URL that begins with https:// or http://.")]
    [InlineData("page_token: short", "`page_token` must have 16 characters or more")]
    public void A_setting_that_tells_nobody_is_refused(string setting, string refusal) => SettingsFile.Refusal(SettingsFile.Source + setting + "\n").ShouldContain(refusal);
}
