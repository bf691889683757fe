namespace Acceptance.Tests;

/// <summary>Output that is not only messages, secrets in it, exit codes that lie.</summary>
internal static class OutputBreakages
{
    private static readonly string _secret = AcceptanceConfig.Section("basic_read")[0].Secrets[0];

    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("a line that is no JSON", "not a JSON object: Reading contacts", good => good with { Full = good.Full.Insert(3, "Reading contacts") }),
        new("a line with two JSON objects", "not a JSON object", good => good with { Full = good.Full.Insert(3, Log("one") + Log("two")) }),
        new("a byte order mark", "byte order mark", good => good with { Spec = good.Spec with { Stdout = "\uFEFF" + good.Spec.Stdout } }),
        new("a last line without its end", "the last line of stdout is not ended",
            good => good with { Check = good.Check with { Stdout = good.Check.Stdout[..^1] } }),
        new("no output at all", "stdout is empty", good => good with { Discover = good.Discover with { Stdout = "" } }),
        new("a word on stderr", "stderr is not empty", good => good with { Full = good.Full with { Stderr = "warning: deprecated" } }),
        new("a message of an invented type", "no message of a known type",
            good => good with { Full = good.Full.Append("""{"type":"PROGRESS","progress":{}}""") }),
        new("a message without its content", "a LOG without log", good => good with { Full = good.Full.Append("""{"type":"LOG"}""") }),
        new("the secret in a log line", "a part of a secret is printed, in line 0",
            good => good with { Full = good.Full.Insert(0, Log($"using {_secret}")) }),
        new("eight characters of the secret", "a part of a secret is printed", good => good with { Check = good.Check.Append(Log(_secret[^8..])) }),
        new("the secret on stderr", "printed on stderr", good => good with { Failing = good.Failing with { Stderr = _secret } }),
        new("exit code 1 after a good read", "the exit code is 1, not 0", good => good with { Incremental = good.Incremental with { ExitCode = 1 } }),
        new("exit code 1 for a refused token", "the exit code is 1, not 0", good => good with { Refused = good.Refused with { ExitCode = 1 } }),
        new("exit code 0 after a failure", "the exit code is 0, not 1", good => good with { Failing = good.Failing with { ExitCode = 0 } }),
        new("a failure without trace", "the failure left no TRACE ERROR",
            good => good with { Failing = good.Failing.DropAll(line => line.Type == "TRACE") }),
        new("two traces for one failure", "2 TRACE lines for one failure",
            good => good with { Failing = good.Failing.Repeat(good.Failing.Traces("ERROR").First()) }),
        new("a trace without message", "an error without message", good => good with
        {
            Failing = good.Failing.Change(good.Failing.Traces("ERROR").First(), message => message.SelectToken("trace.error.message")!.Parent!.Remove()),
        }),
    ];

    private static string Log(string text) => $$$"""{"type":"LOG","log":{"level":"INFO","message":"{{{text}}}"}}""";
}
