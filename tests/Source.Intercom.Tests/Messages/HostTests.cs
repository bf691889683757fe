using System.Net;
using System.Net.Sockets;
using Intercom.Sandbox;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Faults;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>Which host is asked, and that the token goes to no other.</summary>
public sealed class HostTests
{
    public static TheoryData<string, string> Regions => new()
    {
        { "us", "https://api.intercom.io/" },
        { "eu", "https://api.eu.intercom.io/" },
        { "au", "https://api.au.intercom.io/" },
    };

    [Theory, MemberData(nameof(Regions))]
    public async Task The_region_chooses_the_host(string region, string origin)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Error(HttpStatusCode.Unauthorized, "unauthorized", "Access Token Invalid"));

        await IntercomRunner.At(baseUrl: null, socket: api).CheckAsync(Some.Config("region", region));

        var request = api.Requests.ShouldHaveSingleItem();
        request.Url.ShouldBe(new Uri(origin + "me"));
        request.Authorization.ShouldBe($"Bearer {Some.Token}");
    }

    [Fact]
    public async Task Without_a_region_the_host_is_the_one_that_routes_by_itself()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Error(HttpStatusCode.Unauthorized, "unauthorized", "Access Token Invalid"));

        await IntercomRunner.At(baseUrl: null, socket: api).CheckAsync(Some.Config());

        api.Requests.ShouldHaveSingleItem().Url.Host.ShouldBe("api.intercom.io");
    }

    [Theory]
    [InlineData("http://intercom.example")]
    [InlineData("http://10.0.0.1:8080")]
    public async Task Plain_http_to_another_machine_is_refused(string url)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("{}"));
        var connector = IntercomRunner.At(url, socket: api);

        var check = await connector.CheckAsync(Some.Config());
        var read = await connector.ReadAsync(Some.Config(), CatalogBuilder.All(connector.Source.Streams));

        const string message = "INTERCOM_BASE_URL is plain http, which would show the token on the wire; it is accepted for a loopback address only.";
        check.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message").ShouldBe(message);
        read.ExitCode.ShouldBe(1);
        read.Errors.ShouldHaveSingleItem().Message.ShouldBe(message);
        api.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("intercom")]
    [InlineData("ftp://127.0.0.1")]
    public async Task A_base_URL_that_is_none_is_refused(string url)
    {
        var status = (await IntercomRunner.At(url).CheckAsync(Some.Config())).Single("CONNECTION_STATUS", "connectionStatus");

        status.Value<string>("message").ShouldBe("INTERCOM_BASE_URL must be an absolute URL such as https://api.intercom.io.");
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_fails_the_check()
    {
        var status = (await IntercomRunner.At($"http://127.0.0.1:{DeadPort()}", new FastClock(20)).CheckAsync(Some.Config())).Single("CONNECTION_STATUS", "connectionStatus");

        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message")!.ShouldStartWith("Intercom could not be reached, or did not answer as it should (GET /me: ");
        status.Value<string>("message")!.ShouldContain("after 3 attempts");
    }

    [Fact]
    public async Task The_next_page_is_asked_for_at_the_configured_host_whatever_host_its_link_names()
    {
        using var foreign = new TcpListener(IPAddress.Loopback, 0);
        foreign.Start();
        foreach (var origin in new[] { "https://api.intercom.io", $"http://127.0.0.1:{((IPEndPoint)foreign.LocalEndpoint).Port}" })
        {
            await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { ActivityLogs = 1_000 }) with
            {
                ActivityLogs = new ActivityLogOptions { ForeignNextOrigin = origin },
            });
            var connector = IntercomRunner.At(sandbox);

            var run = await connector.ReadAsync(Some.Config("activity_logs_time_step", 91), CatalogBuilder.Of(connector.Source.Streams, "activity_logs"));

            run.ExitCode.ShouldBe(0);
            Truth.Compare(sandbox, run, "activity_logs").ShouldBeExact();
        }

        foreign.Pending().ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://api.intercom.io/admins/activity_logs?page=2")]
    [InlineData("https://proxy.example/intercom/admins/activity_logs?page=2")]
    [InlineData("//api.intercom.io/admins/activity_logs?page=2#top")]
    [InlineData("/admins/activity_logs?page=2")]
    public async Task Below_a_proxys_path_the_next_page_is_asked_for_there(string link)
    {
        using var api = new ScriptedApi(request => Logs(request.Url.Query.Contains("page=2", StringComparison.Ordinal) ? "null" : $"\"{link}\""));

        var run = await ReadLogsAsync("http://127.0.0.1:1/intercom", api);

        run.EndOf("activity_logs").ShouldBe("COMPLETE");
        api.Requests.Last().Url.ShouldBe(new Uri("http://127.0.0.1:1/intercom/admins/activity_logs?page=2"));
        api.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("https://api.intercom.io/admins?page=2")]
    [InlineData("https://api.intercom.io/admins/activity_logs/1?page=2")]
    [InlineData("ftp://api.intercom.io/admins/activity_logs?page=2")]
    [InlineData("javascript:/admins/activity_logs?page=2")]
    public async Task A_link_to_something_else_is_not_called(string link)
    {
        using var api = new ScriptedApi(_ => Logs($"\"{link}\""));

        var run = await ReadLogsAsync("http://127.0.0.1:1", api);

        run.EndOf("activity_logs").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("linked a next page that is not one of its own, so it was not called");
        api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        using var foreign = new TcpListener(IPAddress.Loopback, 0);
        foreign.Start();
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with
        {
            Faults = FaultOptions.Of(1, FaultKind.Redirect) with { RedirectTarget = $"http://127.0.0.1:{((IPEndPoint)foreign.LocalEndpoint).Port}/" },
        });
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tags"));

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("redirects are not followed");
        foreign.Pending().ShouldBeFalse();
    }

    private static HttpResponseMessage Logs(string next) =>
        ScriptedApi.Json($$$"""{"activity_logs":[{"id":"1","created_at":1700000000}],"pages":{"next":{{{next}}}}}""");

    private static Task<SourceRun> ReadLogsAsync(string baseUrl, ScriptedApi api)
    {
        var connector = IntercomRunner.At(baseUrl, new FakeTimeProvider(TestTime.Start), api);
        var config = Some.Config("start_date", "2025-12-01T00:00:00Z"); // within one window of the clock
        config["activity_logs_time_step"] = 91;
        return connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, "activity_logs"));
    }

    private static int DeadPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
