using System.Diagnostics;
using System.Text.RegularExpressions;
using Intercom.Loader.Tests.Support;
using Newtonsoft.Json.Linq;
using Source.Intercom;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>The files of <c>docs/deploy</c> start the program as it is, and fit each other.</summary>
public sealed partial class DeployTests
{
    private static readonly string _folder = Path.Combine(RepositoryRoot.Path, "docs", "deploy");

    private static readonly string[] _variables = ["INTERCOM_ACCESS_TOKEN", "DATABASE_URL", "PAGE_TOKEN"];

    [Theory]
    [InlineData("intercom-loader.service", "run")]
    [InlineData("compose.yaml", "run")]
    [InlineData("kubernetes-deployment.yaml", "run")]
    [InlineData("kubernetes-cronjob.yaml", "load")]
    public void Each_starts_a_command_that_there_is(string file, string command)
    {
        var arguments = CommandLine(file);

        arguments[0].ShouldBe(command);
        CommandLine().Mistakes(arguments).ShouldBeEmpty();
        CommandLine().Mistakes([.. arguments, "--lissen", "x"]).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_settings_take_what_they_are_given()
    {
        var settings = LoaderSettings.Read(Path.Combine(_folder, "intercom.yml"), name => _variables.Contains(name) ? $"postgres://of-a-test/{name}" : null);

        settings.Postgres.ShouldNotBeNull();
        // Both listen where other machines reach them.
        ListenAddress.Parse("0.0.0.0:8080", settings.PageToken).Port.ShouldBe(8080);
        Yaml("compose.yaml")["services"]!["loader"]!["environment"]!.Children<JProperty>().Select(variable => variable.Name).ShouldBe(_variables, ignoreOrder: true);
        foreach (var name in _variables) File.ReadAllText(Path.Combine(_folder, "kubernetes-deployment.yaml")).ShouldContain($"--from-literal={name}=");
    }

    [Fact]
    public void Each_gives_a_run_that_is_told_to_stop_the_time_it_takes()
    {
        File.ReadAllText(Path.Combine(_folder, "intercom-loader.service")).ShouldContain("\nTimeoutStopSec=30\n");
        ((string)Yaml("compose.yaml")["services"]!["loader"]!["stop_grace_period"]!).ShouldBe("30s");
        ((int)Pod("kubernetes-deployment.yaml")["terminationGracePeriodSeconds"]!).ShouldBe(30);
        ((int)Pod("kubernetes-cronjob.yaml")["terminationGracePeriodSeconds"]!).ShouldBe(30);
    }

    [Fact]
    public void Kubernetes_never_has_two_at_once()
    {
        ((int)Yaml("kubernetes-deployment.yaml")["spec"]!["replicas"]!).ShouldBe(1);
        ((string)Yaml("kubernetes-deployment.yaml")["spec"]!["strategy"]!["type"]!).ShouldBe("Recreate");
        ((string)Yaml("kubernetes-cronjob.yaml")["spec"]!["concurrencyPolicy"]!).ShouldBe("Forbid");
        Schedule.TryParse((string)Yaml("kubernetes-cronjob.yaml")["spec"]!["schedule"]!).ShouldNotBeNull().IsCron.ShouldBeTrue();
    }

    [Fact(Timeout = 60_000)]
    public async Task Systemd_takes_the_unit()
    {
        const string analyze = "/usr/bin/systemd-analyze";
        if (!File.Exists(analyze)) Requirement.Missing($"there is no {analyze}");
        using var files = new InputFiles();
        var unit = files.Write("intercom-loader.service", Unit().Replace("/opt/intercom-loader/intercom-loader", "/bin/true", StringComparison.Ordinal));

        using var process = Process.Start(new ProcessStartInfo(analyze, ["verify", unit]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        said.Split('\n').Where(line => line.Contains("intercom-loader.service", StringComparison.Ordinal)).ShouldBeEmpty();
        process.ExitCode.ShouldBe(0, said);
    }

    private static string Unit() => File.ReadAllText(Path.Combine(_folder, "intercom-loader.service"));

    private static string[] CommandLine(string file) => file switch
    {
        "intercom-loader.service" => ExecStart().Match(Unit()).Groups[1].Value.Split(' '),
        "compose.yaml" => Texts(Yaml(file)["services"]!["loader"]!["command"]!),
        _ => Texts(Pod(file)["containers"]![0]!["args"]!),
    };

    private static string[] Texts(JToken list) => [.. list.Select(item => (string)item!)];

    private static JObject Yaml(string file) => YamlFile.Read(Path.Combine(_folder, file));

    private static JToken Pod(string file) => (Yaml(file)["spec"]!["jobTemplate"]?["spec"] ?? Yaml(file)["spec"]!)["template"]!["spec"]!;

    private static LoaderCommandLine CommandLine() =>
        new(new LoaderHost(new LoaderEnvironment(new IntercomEnvironment(new FakeTimeProvider(), new NoChance()), _ => null, Stream.Null, TextWriter.Null, TextWriter.Null, false)));

    [GeneratedRegex(@"^ExecStart=\S+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex ExecStart();
}
