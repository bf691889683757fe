using System.Net;
using System.Net.Sockets;
using Intercom.Loader.Tests.Support;
using Source.Intercom;

namespace Intercom.Loader.Tests;

/// <summary>The sign-in to an app, with the sandbox as the authorization server. Neither token nor secret is ever said (<see cref="ConnectBench"/> looks).</summary>
public sealed class SignInTests
{
    [Fact(Timeout = 120_000)]
    public async Task The_answer_is_taken_where_the_browser_is_sent()
    {
        await using var bench = await ConnectBench.StartAsync();
        var (run, address) = await bench.SignInAsync("--redirect-url", Loopback());
        var (_, location) = await bench.OpenAsync(address);

        (await bench.OpenAsync(location!.Split('?')[0] + "favicon.ico")).Status.ShouldBe(404);
        (await bench.OpenAsync(location.Split("&state=")[0] + "&state=another")).Status.ShouldBe(400);
        (await bench.OpenAsync(location.Split("&state=")[0])).Status.ShouldBe(400);
        (await bench.OpenAsync(location)).Status.ShouldBe(200);

        (await run).ExitCode.ShouldBe(0, (await run).ToString());
        (await File.ReadAllTextAsync(bench.Stored.ShouldHaveSingleItem(), TestContext.Current.CancellationToken)).ShouldContain(bench.Sandbox.Token);
    }

    [Theory]
    [InlineData("us", "https://app.intercom.com/a/oauth/connect")]
    [InlineData("eu", "https://app.eu.intercom.com/a/oauth/connect")]
    [InlineData("au", "https://app.au.intercom.com/a/oauth/connect")]
    public void Each_region_asks_on_a_host_of_its_own(string region, string address) =>
        new IntercomAuthorization(new IntercomEnvironment(TestKit.WallClock.Instance, new Random(1))).Consent(region).ShouldBe(new Uri(address));

    [Fact(Timeout = 120_000)]
    public async Task The_region_of_a_token_is_not_asked_for()
    {
        await using var bench = await ConnectBench.StartAsync();

        var refused = await bench.RunAsync(bench.Sandbox.Token, "connect", "--region", "eu");

        refused.ExitCode.ShouldBe(2);
        refused.Stderr.ShouldContain("--region is for the sign-in");
        bench.Stored.ShouldBeEmpty();
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_answer_may_be_pasted_whole_or_its_code_alone(bool whole)
    {
        await using var bench = await ConnectBench.StartAsync();
        var (run, address) = await bench.SignInAsync();
        var (_, location) = await bench.OpenAsync(address);
        location!.ShouldStartWith(bench.Options.SignIn.RedirectUrl);

        await bench.TypeAsync(whole ? location : location.Split("code=")[1].Split('&')[0]);

        (await run).ExitCode.ShouldBe(0, (await run).ToString());
        bench.Stored.ShouldHaveSingleItem();
    }

    [Fact(Timeout = 120_000)]
    public async Task Each_sign_in_has_a_state_of_its_own_and_another_s_is_refused()
    {
        await using var bench = await ConnectBench.StartAsync();
        var (first, address) = await bench.SignInAsync();
        await bench.TypeAsync("");
        (await first).ExitCode.ShouldBe(1);
        var (second, other) = await bench.SignInAsync();
        other.ShouldNotBe(address);

        await bench.TypeAsync((await bench.OpenAsync(address)).Location!);

        (await second).ExitCode.ShouldBe(1);
        (await second).Stderr.ShouldContain("its `state` is another one");
        bench.Stored.ShouldBeEmpty();
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_does_not_allow_it_ends_it(bool listens)
    {
        await using var bench = await ConnectBench.StartAsync(Sandboxes.Small with { SignIn = new() { Denies = true } });
        var (run, address) = await bench.SignInAsync(listens ? ["--redirect-url", Loopback()] : []);
        var (_, location) = await bench.OpenAsync(address);

        if (listens) await bench.OpenAsync(location!);
        else await bench.TypeAsync(location!);

        (await run).ExitCode.ShouldBe(1);
        (await run).Stderr.ShouldContain("The sign-in was not allowed in Intercom (access_denied). Nothing was stored.");
        bench.Stored.ShouldBeEmpty();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_code_that_came_too_late_gives_no_token()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var bench = await ConnectBench.StartAsync(clock: clock);
        var (run, address) = await bench.SignInAsync();
        var (_, location) = await bench.OpenAsync(address);
        clock.Advance(TimeSpan.FromMinutes(6));

        await bench.TypeAsync(location!);

        (await run).ExitCode.ShouldBe(1);
        (await run).Stderr.ShouldContain("(HTTP 401, code_expired: The code has expired). A code lives five minutes and works once");
        bench.Stored.ShouldBeEmpty();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_code_works_once()
    {
        await using var bench = await ConnectBench.StartAsync();
        var (first, address) = await bench.SignInAsync();
        var code = (await bench.OpenAsync(address)).Location!.Split("code=")[1].Split('&')[0];
        await bench.TypeAsync(code);
        (await first).ExitCode.ShouldBe(0);

        var (second, _) = await bench.SignInAsync();
        await bench.TypeAsync(code);

        (await second).ExitCode.ShouldBe(1);
        (await second).Stderr.ShouldContain("HTTP 404, not_found");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_network_that_is_gone_is_told()
    {
        await using var bench = await ConnectBench.StartAsync();
        var (run, address) = await bench.SignInAsync();
        var (_, location) = await bench.OpenAsync(address);
        await bench.GoAwayAsync();

        await bench.TypeAsync(location!);

        (await run).ExitCode.ShouldBe(1);
        (await run).Stderr.ShouldContain("Intercom cannot be reached");
        bench.Stored.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--client-id and --client-secret-file belong together", "--client-id", "x")]
    [InlineData("cannot be read", "--client-id", "x", "--client-secret-file", "/nowhere/secret")]
    [InlineData("--redirect-url is for the sign-in", "--redirect-url", "http://localhost:1/")]
    public async Task What_cannot_be_meant_is_refused(string refusal, params string[] arguments)
    {
        await using var bench = await ConnectBench.StartAsync();

        var run = await bench.Start(["connect", .. arguments]);

        run.ExitCode.ShouldBe(2);
        run.Stderr.ShouldContain(refusal);
    }

    private static string Loopback()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        return $"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}/callback/";
    }
}
