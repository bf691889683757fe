using System.Globalization;
using Airbyte.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Intercom.Loader;

/// <summary>
/// What a command shows: its answer on stdout, as text or as one JSON value; what it has to say meanwhile on stderr. Nothing leaves but
/// through the redaction, which is set as soon as there are secrets.
/// </summary>
internal sealed class Screen
{
    /// <summary>Columns where there is no terminal to ask.</summary>
    private const int RedirectedWidth = 160;

    private readonly TextWriter _stdout;
    private readonly TextWriter _stderr;
    private readonly bool _debug;
    private readonly IAnsiConsole _console;
    private Func<string, string> _redact = text => text;

    public Screen(TextWriter stdout, TextWriter stderr, bool isJson, bool debug)
    {
        (_stdout, _stderr, IsJson, _debug) = (stdout, stderr, isJson, debug);
        var target = new AnsiConsoleOutput(stdout);
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!target.IsTerminal) _console.Profile.Width = RedirectedWidth;
        IsLive = !isJson && target.IsTerminal && _console.Profile.Capabilities is { Ansi: true, Interactive: true };
    }

    /// <summary>The answer is one JSON value.</summary>
    public bool IsJson { get; }

    /// <summary>There is a terminal to draw on.</summary>
    public bool IsLive { get; }

    public IAnsiConsole Console => _console;

    public void Hide(IEnumerable<string> secrets) => _redact = SecretText.Redaction(secrets);

    public string Redact(string text) => _redact(text);

    /// <summary>A line of the answer, where it is text.</summary>
    public void Line(string text = "")
    {
        if (!IsJson) _stdout.WriteLine(_redact(text));
    }

    public void Answer(JToken json) => _stdout.WriteLine(Redacted(json).ToString(Formatting.Indented));

    /// <summary>One of several answers: a line each.</summary>
    public void Event(JToken json) => _stdout.WriteLine(Redacted(json).ToString(Formatting.None));

    public void Show(IRenderable renderable) => _console.Write(renderable);

    /// <summary>Text as a table takes it.</summary>
    public string Cell(string? text) => Markup.Escape(_redact(text ?? ""));

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A log line of the connector: warnings and errors, and all of them with <c>--debug</c>.</summary>
    public void Log(string level, string message)
    {
        if (level is "WARN" or "ERROR" or "FATAL" || _debug) Say($"{level}: {message}");
    }

    public void Log(LogLevel level, string message) => Log(level.ToString().ToUpperInvariant(), message);

    /// <summary>Something to know meanwhile.</summary>
    public void Say(string text)
    {
        if (IsLive) _console.WriteLine(_redact(text));
        else _stderr.WriteLine(_redact(text));
    }

    /// <summary>Why there is no answer: one sentence.</summary>
    public void Fail(string message)
    {
        _stderr.WriteLine(_redact(message));
        if (IsJson) Answer(new JObject { ["error"] = message });
    }

    private JToken Redacted(JToken json)
    {
        switch (json)
        {
            case JObject members:
                return new JObject(members.Properties().Select(member => new JProperty(member.Name, Redacted(member.Value))));
            case JArray items:
                return new JArray(items.Select(Redacted));
            case JValue { Value: string text }:
                return _redact(text);
            default:
                return json;
        }
    }
}
