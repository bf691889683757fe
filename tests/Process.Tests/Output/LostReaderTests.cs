using System.Text;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Process.Tests.Output;

/// <summary>A reader of stdout that goes away ends the read at once, with exit code 1 and one plain sentence.</summary>
public sealed class LostReaderTests
{
    private const string Gone = "Nobody reads stdout any more: the other end of the pipe was closed.\n";

    private static readonly string[] _streams = [StreamName.Contacts, StreamName.Conversations, StreamName.ConversationParts];

    private static readonly SandboxOptions _options = new() { Workspace = new() { Contacts = 6_000, Conversations = 6_000, Companies = 10, Parts = 3 } };

    [Fact(Timeout = 120_000)]
    public async Task A_reader_that_leaves_after_five_lines_stops_the_requests()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxServer.StartAsync(_options);
        using var files = ReadFiles.Write(sandbox.Token, _streams);
        await using var connector = ConnectorProcess.Start(sandbox.BaseUrl, files.ReadArguments);
        var head = new StringBuilder();
        while (head.ToString().Count(character => character == '\n') < 5)
            head.Append(Encoding.UTF8.GetString(await connector.ReadAsync(limit: 512, cancellation)));

        await connector.Stdout.DisposeAsync();
        var end = await connector.WaitForExitAsync(cancellation);

        end.ShouldBe((1, Gone));
        // A whole read asks for each of the conversations.
        sandbox.Report.Requests.ShouldBeLessThan(1_000);
        var requests = sandbox.Report.Requests;
        await Task.Delay(TimeSpan.FromMilliseconds(200), RealClock.Time, cancellation);
        sandbox.Report.Requests.ShouldBe(requests);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("spec")]
    [InlineData("check")]
    [InlineData("discover")]
    [InlineData("read")]
    public Task A_reader_that_left_before_the_first_byte(string command) =>
        // Opened for reading and writing, a FIFO does not wait for its other end.
        EndsAsync(command, """fifo=$(mktemp -u) && mkfifo "$fifo" && exec 3<>"$fifo" 4>"$fifo" 3<&- && rm "$fifo" && exec "$@" >&4""", Gone);

    [Theory(Timeout = 120_000)]
    [InlineData("spec")]
    [InlineData("check")]
    [InlineData("discover")]
    [InlineData("read")]
    [InlineData("--help")]
    public Task A_stdout_that_was_closed_from_the_start(string command) =>
        EndsAsync(command, """exec "$@" >&-""", "There is no stdout to write to: it was closed when the program started.\n");

    [Theory(Timeout = 120_000)]
    [InlineData("spec")]
    [InlineData("check")]
    [InlineData("discover")]
    [InlineData("read")]
    public Task A_disk_that_is_full(string command) =>
        EndsAsync(command, """exec "$@" >/dev/full""", "The disk that stdout is written to is full.\n");

    /// <param name="shell">Runs the program, <c>"$@"</c>, with such a stdout.</param>
    private static async Task EndsAsync(string command, string shell, string stderr)
    {
        await using var sandbox = await SandboxServer.StartAsync(_options);
        using var files = ReadFiles.Write(sandbox.Token, _streams);
        var arguments = command switch
        {
            "read" => files.ReadArguments,
            "check" => files.CheckArguments,
            "discover" => ["discover", .. files.CheckArguments.Skip(1)],
            _ => [command],
        };

        await using var connector = ConnectorProcess.Start(sandbox.BaseUrl, arguments, shell);
        var end = await connector.WaitForExitAsync(TestContext.Current.CancellationToken);

        end.ShouldBe((1, stderr));
        sandbox.Report.Requests.ShouldBeLessThan(500);
    }
}
