using System.Diagnostics;
using TestKit;

namespace Warehouse.Tests;

/// <summary>The published loader, with a folder for its settings.</summary>
internal sealed class LoaderProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loader-").FullName;
    private readonly string? _api;

    /// <param name="warehouse">The line below <c>warehouse:</c>.</param>
    /// <param name="api">The sandbox; null: none is read.</param>
    public LoaderProgram(string warehouse, string? api = null, string? token = null)
    {
        _api = api;
        File.WriteAllText(PathOf("intercom.yml"), $$"""
            source:
              access_token: {{token ?? "none"}}
              start_date: 2000-01-01T00:00:00Z
              api_rate_limit: 150000
              custom_object_types: [Order, Delivery]
            warehouse:
              {{warehouse}}
            """);
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>The options of a load of messages of numbered streams; the messages are written by the caller.</summary>
    public async Task<string[]> LoadOfAsync(params IReadOnlyList<NumberedStream> streams)
    {
        await File.WriteAllTextAsync(PathOf("catalog.json"), $$$"""{"type":"CATALOG","catalog":{"streams":[{{{string.Join(',', streams.Select(stream => stream.Declared))}}}]}}""");
        return ["load", "--messages", PathOf("messages"), "--catalog", PathOf("catalog.json")];
    }

    /// <summary>Runs it, killed after that time; null: to its end. What it printed on stderr comes with the exit code.</summary>
    public async Task<(int ExitCode, string Errors, TimeSpan Took)> RunAsync(TimeSpan? killAfter, params string[] arguments)
    {
        var began = WallClock.Instance.GetTimestamp();
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(killAfter ?? TimeSpan.FromMinutes(5), WallClock.Instance);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(); // SIGKILL
            await process.WaitForExitAsync(CancellationToken.None);
            killAfter.ShouldNotBeNull("it did not end");
        }

        await output;
        return (process.ExitCode, await errors, WallClock.Instance.GetElapsedTime(began));
    }

    /// <summary>Runs it where no file may be larger than that many blocks of 1,024 bytes.</summary>
    public async Task<(int ExitCode, string Errors)> RunLimitedAsync(int blocks, params string[] arguments)
    {
        // A signal that nobody ignores would end it before it could say a word.
        using var process = Start(Info("sh", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"", Program, .. arguments, "--config", PathOf("intercom.yml")], limited: true));
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await errors);
    }

    public Process Start(params string[] arguments) => Start(Info(Program, [.. arguments, "--config", PathOf("intercom.yml")]));

    private static string Program => Path.Combine(AppContext.BaseDirectory, "loader", "intercom-loader");

    private static Process Start(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private ProcessStartInfo Info(string program, string[] arguments, bool limited = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = _folder,
        };
        // The runtime keeps its code in a file of memory, which would be too large as well.
        if (limited) start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        if (_api is not null) start.Environment["INTERCOM_BASE_URL"] = _api;
        return start;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
