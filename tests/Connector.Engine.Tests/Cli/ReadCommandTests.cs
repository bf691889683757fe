using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Cli;

public sealed class ReadCommandTests : IDisposable
{
    private const string Catalog = """{"streams":[{"stream":{"name":"contacts"},"sync_mode":"incremental"}]}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 20_000)]
    public async Task A_read_goes_by_its_files()
    {
        var host = await Host.RunAsync(Args(Catalog, $$$"""{"contacts":{"updated_at":{{{Some.StartDate + (20 * 60)}}},"start_date":{{{Some.StartDate}}}}}"""));

        host.ExitCode.ShouldBe(ExitCode.Success);
        host.Lines.Ids("contacts").ShouldBe(["k20", "k21", "k22", "k23", "k24"]);
        (host.Stderr, host.Help).ShouldBe(("", ""));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_state_file_that_is_not_there_is_no_state()
    {
        var host = await Host.RunAsync([.. Args(Catalog), "--state", Path.Combine(_folder.Path, "none.json")]);

        host.Lines.Ids("contacts").Count.ShouldBe(25);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_state_that_is_there_and_cannot_be_read_is_never_taken_for_none()
    {
        ShouldBeConfigError(await Host.RunAsync([.. Args(Catalog), "--state", _folder.Path]), "cannot be read");
        ShouldBeConfigError(await Host.RunAsync(Args(Catalog, "{")), "is not JSON");
        ShouldBeConfigError(await Host.RunAsync(Args(Catalog, """{"contacts":{"updated_at":"soon"}}""")), "`contacts`");
    }

    [Theory(Timeout = 20_000)]
    [InlineData("""{"streams":[{"stream":{"name":"contacts"},"sync_mode":"INVALID"}]}""", "`INVALID`")]
    [InlineData("""{"streams":[{"stream":{"name":"leads"}}]}""", "`leads`")]
    [InlineData("[]", "`streams`")]
    [InlineData("", "is not JSON")]
    public async Task A_catalog_that_is_not_understood_is_one_config_error(string catalog, string says) =>
        ShouldBeConfigError(await Host.RunAsync(Args(catalog)), says);

    [Fact(Timeout = 20_000)]
    public async Task A_failing_stream_makes_the_exit_code_1_and_its_error_hides_the_secret()
    {
        var api = Workspace.Small();
        api.BeforePage = (_, _, _) => throw new FormatException("Bearer hush-hush-hush");

        var host = await Host.RunAsync(new InMemorySource(api), Args(Catalog));

        host.ExitCode.ShouldBe(ExitCode.Failure);
        ((string?)host.Lines.Errors().ShouldHaveSingleItem()["internal_message"]).ShouldBe("Bearer ****");
        host.Lines.ShouldAllBe(line => !line.ToString().Contains("hush"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_source_that_cannot_be_opened_is_one_error()
    {
        var source = new InMemorySource(new InMemoryApi()) { Opening = _ => throw new FormatException("no host") };

        var host = await Host.RunAsync(source, Args(Catalog));

        host.ExitCode.ShouldBe(ExitCode.Failure);
        ((string?)host.Lines.ShouldHaveSingleItem()["trace"]!["error"]!["internal_message"]).ShouldBe("no host");
    }

    [Fact(Timeout = 20_000)]
    public async Task When_stdout_breaks_the_requests_stop_and_the_read_fails()
    {
        var api = Workspace.Small();
        api.Rows["contacts"] = Workspace.Rows("k", 5_000, size: 1_000);
        var stdout = new FakeStdout();
        api.BeforePage = (_, number, _) =>
        {
            if (number == 20) stdout.Failure = new IOException("Broken pipe");
            return Task.CompletedTask;
        };
        var host = new Host(new InMemorySource(api), stdout);

        await host.RunAsync(Args(Catalog), TestContext.Current.CancellationToken);

        host.ExitCode.ShouldBe(ExitCode.Failure);
        api.Requests.Count.ShouldBeLessThan(500);
        api.Disposed.ShouldBeTrue();
    }

    private static void ShouldBeConfigError(Host host, string says)
    {
        host.ExitCode.ShouldBe(ExitCode.Failure);
        var error = host.Lines.ShouldHaveSingleItem()["trace"]!["error"]!;
        ((string?)error["failure_type"]).ShouldBe("config_error");
        ((string?)error["message"]).ShouldNotBeNull().ShouldContain(says);
    }

    private string[] Args(string catalog, string? state = null) =>
    [
        "read", "--config", _folder.Write("config.json", TestSpec.Config.ToString()), "--catalog", _folder.Write("catalog.json", catalog),
        .. state is null ? Array.Empty<string>() : ["--state", _folder.Write("state.json", state)],
    ];
}
