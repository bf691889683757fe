using Intercom.Loader.Tests.Support;
using Intercom.Sandbox.Api;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader.Tests;

/// <summary>A token that is asked for: found, kept, used and forgotten. No part of it is ever said (<see cref="ConnectBench"/> looks).</summary>
public sealed class ConnectTests
{
    private const string Settings = "source:\n  start_date: 2015-01-01T00:00:00Z\nwarehouse:\n  duckdb: ";

    [Fact(Timeout = 120_000)]
    public async Task A_token_is_kept_for_its_owner_alone_used_by_settings_without_one_and_forgotten()
    {
        await using var bench = await ConnectBench.StartAsync(Sandboxes.Small with { Access = new() { Missing = [Permission.Tags] } });
        bench.Write("intercom.yml", Settings + bench.PathOf("intercom.duckdb"));
        (await bench.Start("load", "--objects", "teams")).Stderr.ShouldContain("`source.access_token` is missing; it is required.");

        var connected = await bench.RunAsync(bench.Sandbox.Token, "connect");

        connected.ExitCode.ShouldBe(0, connected.ToString());
        connected.Stdout.ShouldContain("Connected to workspace Sandbox (us).");
        connected.Stdout.ShouldContain("tags");
        connected.Stdout.ShouldContain("Read tags");
        connected.Stdout.ShouldNotContain("conversation_parts");
        var file = bench.Stored.ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await bench.Start("load", "--objects", "teams")).ExitCode.ShouldBe(0);
        (await bench.Start("check")).ExitCode.ShouldBe(0);

        bench.Sandbox.RevokeToken();
        var revoked = await bench.Start("check");
        revoked.ExitCode.ShouldBe(1);
        revoked.Stdout.ShouldContain("Intercom does not accept the access token");

        (await bench.Start("disconnect")).Stdout.ShouldContain("The token is forgotten.");
        bench.Stored.ShouldBeEmpty();
        (await bench.Start("disconnect")).Stdout.ShouldContain("there is nothing to forget");
        (await bench.Start("load", "--objects", "teams")).ExitCode.ShouldBe(2);
    }

    [Fact(Timeout = 120_000)]
    public async Task Revoking_kills_the_token_before_it_is_forgotten()
    {
        await using var bench = await ConnectBench.StartAsync();
        (await bench.RunAsync(bench.Sandbox.Token, "connect")).ExitCode.ShouldBe(0);

        var revoked = await bench.Start("disconnect", "--revoke");

        revoked.ExitCode.ShouldBe(0, revoked.ToString());
        bench.Stored.ShouldBeEmpty();
        (await bench.RunAsync(bench.Sandbox.Token, "connect")).Stderr.ShouldContain("token_revoked");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_token_that_could_not_be_revoked_is_kept()
    {
        await using var bench = await ConnectBench.StartAsync();
        (await bench.RunAsync(bench.Sandbox.Token, "connect")).ExitCode.ShouldBe(0);
        await bench.GoAwayAsync();

        var failed = await bench.Start("disconnect", "--revoke");

        failed.ExitCode.ShouldBe(1);
        failed.Stderr.ShouldContain("Intercom cannot be reached");
        bench.Stored.ShouldHaveSingleItem();
    }

    [Theory(Timeout = 120_000)]
    [InlineData("")]
    [InlineData("not-the-token-of-anybody")]
    public async Task A_token_that_is_none_is_not_kept(string typed)
    {
        await using var bench = await ConnectBench.StartAsync();

        var run = await bench.RunAsync(typed, "connect");

        run.ExitCode.ShouldBe(typed.Length == 0 ? 2 : 1);
        run.Stderr.ShouldContain("Nothing was stored.");
        run.Stderr.ShouldNotContain("not-the-token");
        bench.Stored.ShouldBeEmpty();
    }

    [Fact(Timeout = 120_000)]
    public async Task Where_nobody_answers_nothing_is_kept()
    {
        await using var bench = await ConnectBench.StartAsync();
        await bench.GoAwayAsync();

        var run = await bench.RunAsync(bench.Sandbox.Token, "connect");

        run.ExitCode.ShouldBe(1);
        run.Stderr.ShouldContain("could not be reached");
        bench.Stored.ShouldBeEmpty();
    }

    [Theory(Timeout = 120_000)]
    [InlineData("api.intercom.io", "us", 1)]
    [InlineData("api.eu.intercom.io", "eu", 2)]
    [InlineData("api.au.intercom.io", "au", 3)]
    public async Task The_region_is_found_and_used(string host, string region, int asked)
    {
        RegionHandler? hosts = null;
        await using var bench = await ConnectBench.StartAsync(sandbox => hosts = new RegionHandler(host, sandbox.BaseUrl), region);

        var run = await bench.RunAsync(bench.Sandbox.Token, "connect", "--json");

        run.ExitCode.ShouldBe(0, run.ToString());
        ((string?)JObject.Parse(run.Stdout)["region"]).ShouldBe(region);
        hosts!.Asked.Count.ShouldBe(asked);
        bench.Write("intercom.yml", Settings + bench.PathOf("intercom.duckdb"));
        hosts.Asked.Clear();
        (await bench.Start("load", "--objects", "teams")).ExitCode.ShouldBe(0);
        hosts.Asked.ShouldBe([host]);
    }

    [Fact(Timeout = 120_000)]
    public async Task Settings_say_where_the_token_is_kept_or_that_they_have_one_themselves()
    {
        await using var bench = await ConnectBench.StartAsync();
        var file = bench.PathOf("token");
        bench.Write("intercom.yml", $"source:\n  access_token: file:{file}\n  start_date: 2015-01-01T00:00:00Z\nwarehouse:\n  duckdb: {bench.PathOf("intercom.duckdb")}\n");
        (await bench.RunAsync(bench.Sandbox.Token, "connect")).ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(bench.Sandbox.Token + "\n");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        bench.Stored.ShouldBeEmpty();
        (await bench.Start("load", "--objects", "teams")).ExitCode.ShouldBe(0);

        bench.Write("intercom.yml", "source:\n  access_token: ${TOKEN}\n");
        var refused = await bench.Start("connect");
        refused.ExitCode.ShouldBe(2);
        refused.Stderr.ShouldContain("line 2: `source.access_token` names a token itself");
    }

    [Fact(Timeout = 120_000)]
    public async Task Settings_that_are_made_after_a_connection_leave_the_token_to_it()
    {
        await using var bench = await ConnectBench.StartAsync();
        (await bench.RunAsync(bench.Sandbox.Token, "connect")).ExitCode.ShouldBe(0);

        (await bench.Start("init", "--duckdb", bench.PathOf("intercom.duckdb"))).ExitCode.ShouldBe(0);

        (await bench.Start("load", "--objects", "teams")).ExitCode.ShouldBe(0);
    }
}
