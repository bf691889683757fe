using Container.Tests.Support;
using Newtonsoft.Json;

namespace Container.Tests.Orchestrators;

/// <summary>How <c>tests/orchestrate.sh</c> makes the next state file, with a command that prints what the test wants.</summary>
public sealed class StateFileTests : IDisposable
{
    private readonly OrchestratedFolder _folder = new(Sandboxes.Token, ["contacts"]);

    [Fact]
    public async Task The_last_state_of_each_stream_counts_and_streams_that_say_nothing_keep_theirs()
    {
        await SyncAsync(State("contacts", 1), State("tags", 1), State("contacts", 2));
        await SyncAsync(State("segments", 7), State("contacts", 3));

        _folder.States.ToDictionary(state => state.Key, state => state.Value.ToString(Formatting.None)).ShouldBe(
            new Dictionary<string, string> { ["contacts"] = "{\"at\":3}", ["tags"] = "{\"at\":1}", ["segments"] = "{\"at\":7}" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Half_a_line_counts_for_nothing()
    {
        await SyncAsync(State("contacts", 1), State("contacts", 2)[..^1]);
        await SyncAsync();

        _folder.States["contacts"].ToString(Formatting.None).ShouldBe("{\"at\":1}");
        _folder.Outputs[0].Length.ShouldBe(1);
    }

    /// <summary>A record may hold anything, a state line as text included.</summary>
    [Fact]
    public async Task A_record_that_speaks_of_a_state_is_none()
    {
        await SyncAsync("{\"type\":\"RECORD\",\"record\":{\"stream\":\"contacts\",\"data\":" + State("contacts", 9) + "}}\n");

        _folder.States.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_the_old_file_open_reads_it_to_the_end()
    {
        await SyncAsync(State("contacts", 1));
        var before = await File.ReadAllTextAsync(_folder.StatePath);
        await using var open = File.OpenRead(_folder.StatePath);
        await SyncAsync(State("contacts", 2));

        (await new StreamReader(open).ReadToEndAsync()).ShouldBe(before);
        (await File.ReadAllTextAsync(_folder.StatePath)).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_state_file_in_another_form_is_refused_and_left_alone()
    {
        var other = "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"contacts\"},\"stream_state\":{\"updated_at\":1}}}]";
        await File.WriteAllTextAsync(_folder.StatePath, other);

        var run = await ShellProcess.RunAsync([ShellProcess.Script, _folder.Path, "echo"]);

        run.ExitCode.ShouldBe(2);
        run.Stderr.ShouldContain("lines of their own");
        (await File.ReadAllTextAsync(_folder.StatePath)).ShouldBe(other);
    }

    [Fact]
    public async Task The_first_read_is_given_no_state_and_the_next_one_the_file()
    {
        await SyncAsync();
        (await ArgumentsAsync()).ShouldContain($" --catalog {_folder.Path}/catalog.json --state {_folder.StatePath}");
        File.Delete(_folder.StatePath);
        (await ArgumentsAsync()).ShouldNotContain("--state");
    }

    [Fact]
    public async Task Runs_within_one_second_do_not_take_each_others_output()
    {
        for (var run = 0; run < 5; run++) await SyncAsync(State("contacts", run));

        _folder.Outputs.Select(output => output.ShouldHaveSingleItem()).ShouldBe(Enumerable.Range(0, 5).Select(run => State("contacts", run).TrimEnd()));
    }

    public void Dispose() => _folder.Dispose();

    private static string State(string stream, int at) =>
        $"{{\"type\":\"STATE\",\"state\":{{\"type\":\"STREAM\",\"stream\":{{\"stream_descriptor\":{{\"name\":\"{stream}\"}},\"stream_state\":{{\"at\":{at}}}}}}}}}\n";

    /// <summary>A run that prints just this.</summary>
    private async Task SyncAsync(params string[] output)
    {
        var run = await ShellProcess.RunAsync([ShellProcess.Script, _folder.Path, "sh", "-c", "printf %s \"$0\"", string.Concat(output)]);
        run.ShouldBe(new ShellResult("", "", 0));
        _folder.ShouldHoldResultsOnly();
    }

    private async Task<string> ArgumentsAsync()
    {
        await ShellProcess.RunAsync([ShellProcess.Script, _folder.Path, "echo"]);
        return _folder.Outputs[^1].ShouldHaveSingleItem();
    }
}
