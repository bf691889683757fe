using Newtonsoft.Json.Linq;
using TestKit;

namespace Connector.Engine.Tests.Support;

/// <summary>A command line, run: its exit code and all it printed.</summary>
internal sealed class Host(ISource source, Stream? stdout = null)
{
    private readonly MemoryStream _stdout = new();

    public int ExitCode { get; private set; } = -1;

    public string Help { get; private set; } = "";

    public string Stderr { get; private set; } = "";

    public IReadOnlyList<JObject> Lines =>
        [.. System.Text.Encoding.UTF8.GetString(_stdout.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse)];

    public static Task<Host> RunAsync(params string[] args) => RunAsync(new InMemorySource(Workspace.Small()), args);

    public static async Task<Host> RunAsync(ISource source, params string[] args)
    {
        var host = new Host(source);
        await host.RunAsync(args, TestContext.Current.CancellationToken);
        return host;
    }

    public async Task RunAsync(string[] args, CancellationToken cancellationToken)
    {
        using var help = new StringWriter();
        using var stderr = new StringWriter();
        ExitCode = await new SourceHost(source, stdout ?? _stdout, help, stderr, new FakeTimeProvider(TestTime.Start), () => 0).RunAsync(args, cancellationToken);
        (Help, Stderr) = (help.ToString(), stderr.ToString());
    }
}
