using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Container.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Deploy;

/// <summary>
/// The files of <c>docs/deploy</c> at work, into PostgreSQL. The platforms themselves cannot run here: what they would start is started as
/// their files say. (Their fields that start nothing, and the unit of systemd, are tests of the loader's.)
/// </summary>
public sealed class DeploymentTests : IAsyncLifetime
{
    /// <summary>In <c>intercom.yml</c>, unix seconds.</summary>
    private static readonly long _startDate = DateTimeOffset.Parse("2024-01-01T00:00:00Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private PostgresServer? _server;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact(Timeout = Limits.Build)]
    public async Task A_job_of_the_cluster_loads_and_ends_and_the_next_one_goes_on()
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var job = new Deployment("kubernetes-cronjob.yaml", sandbox, Database);

        await RunAsync(job);
        sandbox.Workspace.Touch(sandbox.Workspace.Rows(StreamName.Contacts)[0]);
        await RunAsync(job);

        await ShouldHoldAsync(job, sandbox, StreamName.Contacts);
        var runs = await job.AskAsync("query", "SELECT result FROM intercom._intercom_runs");
        runs.Select(run => (string?)run["result"]).ShouldBe(["succeeded", "succeeded"]);
    }

    [Theory(Timeout = Limits.Build)]
    [InlineData("kubernetes-deployment.yaml")]
    [InlineData("compose.yaml")]
    public async Task A_service_loads_at_once_says_so_and_ends_when_it_is_told_to(string file)
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var service = new Deployment(file, sandbox, Database);
        var listen = $"127.0.0.1:{LoopbackPort.Free()}";
        using var http = new HttpClient { BaseAddress = new Uri($"http://{listen}") };
        await using var container = (await service.BuilderAsync(service.Command(listen))).Build();
        await container.StartAsync(TestContext.Current.CancellationToken);

        await UntilReadyAsync(http, service.Probe("readinessProbe") ?? "/readyz");

        (await StatusAsync(http, service.Probe("livenessProbe") ?? "/healthz")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(http, "/")).ShouldBe(HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.PageToken);
        (await StatusAsync(http, "/")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(http, "/metrics")).ShouldBe(HttpStatusCode.OK);
        await container.StopAsync(TestContext.Current.CancellationToken);
        (await container.GetExitCodeAsync(TestContext.Current.CancellationToken)).ShouldBe(143);
        await ShouldHoldAsync(service, sandbox, StreamName.Contacts);
    }

    private string Database => PostgresServer.Required(_server).Url;

    private static async Task RunAsync(Deployment job)
    {
        await using var container = (await job.BuilderAsync(job.Command())).Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        await container.ShouldEndWellAsync();
    }

    private static async Task UntilReadyAsync(HttpClient http, string path)
    {
        while (await StatusAsync(http, path) != HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(100), WallClock.Instance, TestContext.Current.CancellationToken);
    }

    /// <summary>Null while nobody listens.</summary>
    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Every row that is owed since the start date, once, as it was changed last.</summary>
    private static async Task ShouldHoldAsync(Deployment deployment, SandboxServer sandbox, string stream)
    {
        var rows = await deployment.AskAsync("query", $"SELECT id, extract(epoch FROM updated_at)::bigint AS updated FROM intercom.intercom_{stream}");
        rows.Select(row => $"{row["id"]} {row["updated"]}").ShouldBe(
            sandbox.Workspace.Truth(stream).Where(row => row.UpdatedAt >= _startDate).Select(row => $"{row.Id} {row.UpdatedAt}"), ignoreOrder: true);
        rows.Count().ShouldBeGreaterThan(0);
    }
}
