using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace TestKit;

/// <summary>Makes a run of what a command printed, and fails when it breaks a rule that holds for all of them (see <see cref="RunRules"/>).</summary>
/// <param name="secret">The access token of the configuration given; it must appear nowhere.</param>
public sealed class RunReader(string secret)
{
    private static readonly JsonLoadSettings _strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <param name="help">What went to the person: help and version.</param>
    /// <param name="wasStopped">Whether the command was asked to end early: its streams then end INCOMPLETE without an error.</param>
    public SourceRun Read(int exitCode, byte[] stdout, string stderr, string help = "", bool wasStopped = false)
    {
        var text = Encoding.UTF8.GetString(stdout);
        var lines = text.Split('\n', StringSplitOptions.None)[..^1];
        var run = new SourceRun(exitCode, lines, [.. lines.Select(Parse)], stderr, help);
        RunRules.PrintsNothingBesides(run, stdout);
        RunRules.HoldsNoSecret(text, secret);
        RunRules.KeepsBooks(run, wasStopped);
        return run;
    }

    private static JObject Parse(string line, int number)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            var message = JObject.Load(json, _strict);
            Assert.False(json.Read());
            return message;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"Line {number} of stdout is not one JSON object: {line}", broken);
        }
    }
}
