using System.Text.RegularExpressions;
using Container.Tests.Support;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Orchestrators;

/// <summary>The crontab of <c>docs/orchestrators/cron</c>, its command run as cron runs it.</summary>
public sealed partial class CronTests
{
    private static readonly string[] _lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "orchestrators", "cron", "crontab"));

    [Fact]
    public void The_command_holds_what_a_crontab_can_hold()
    {
        var command = Command();
        command.ShouldNotContain('%', "cron takes it for the end of the line");
        command.ShouldStartWith("flock -n ");
        Variables().Keys.ShouldBe(["FOLDER", "SCRIPT", "IMAGE"]);
        Variables().Values.ShouldAllBe(value => !value.Contains('$'), "cron expands no variable in an assignment");
    }

    [Fact]
    public void The_image_is_that_of_the_metadata() => Variables()["IMAGE"].ShouldBe(Metadata.Image);

    [Fact(Timeout = Limits.Build)]
    public async Task Two_runs_of_the_command_are_one_history()
    {
        var image = await RepositoryImages.ConnectorAsync();
        await using var sandbox = await Sandboxes.SmallAsync();
        using var folder = new OrchestratedFolder(sandbox.Token, StreamName.Classic);
        // All that differs from production: where the API is.
        var command = Command().Replace("docker run ", $"docker run --network host --env INTERCOM_BASE_URL={sandbox.BaseUrl} ", StringComparison.Ordinal);
        (string, string)[] environment = [("FOLDER", folder.Path), ("SCRIPT", ShellProcess.Script), ("IMAGE", image)];

        (await ShellProcess.RunAsync(["-c", command], environment)).ShouldBe(new ShellResult("", "", 0));
        sandbox.Workspace.Touch(sandbox.Workspace.Rows(StreamName.Contacts)[0]);
        (await ShellProcess.RunAsync(["-c", command], environment)).ShouldBe(new ShellResult("", "", 0));

        folder.Outputs.Count.ShouldBe(2);
        folder.States.Keys.ShouldBe(StreamName.Classic, ignoreOrder: true);
        Truth.ShouldBeWhole(sandbox, StreamName.Classic, folder.Outputs);
        folder.Outputs[1].Count(line => line.StartsWith("{\"type\":\"RECORD\",\"record\":{\"stream\":\"contacts\"", StringComparison.Ordinal)).ShouldBeInRange(1, 10);
    }

    private static Dictionary<string, string> Variables() =>
        _lines.Select(line => Assignment().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static string Command() => _lines.Select(line => Job().Match(line)).Single(match => match.Success).Groups[1].Value;

    [GeneratedRegex(@"^([A-Z]+)=(.*)$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^(?:[\d*/,-]+ ){5}(.+)$")]
    private static partial Regex Job();
}
