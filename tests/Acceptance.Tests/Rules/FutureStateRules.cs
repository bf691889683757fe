using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>
/// A read from states beyond everything: no records, and cursors of the schema's type and the given form. That each stream has a state
/// is the affair of <see cref="StateRules"/>.
/// </summary>
internal static class FutureStateRules
{
    public static IEnumerable<string> Violations(ConnectorRun run, JArray future, IReadOnlyCollection<StreamEntry> streams)
    {
        foreach (var record in run.Records()) yield return $"{record.Stream}: a record, in line {record.Number}, though the state lies beyond everything";
        foreach (var stream in streams)
        {
            var state = future.FirstOrDefault(state => state.SelectToken("stream.stream_descriptor.name")?.Value<string>() == stream.Name);
            if (state?.SelectToken("stream.stream_state") is not JObject given) yield return $"{stream.Name}: no future state is given";
            else
                foreach (var violation in Cursors(run, stream, given)) yield return violation;
        }
    }

    private static IEnumerable<string> Cursors(ConnectorRun run, StreamEntry stream, JObject given)
    {
        var forms = StateCursor.Values(given, stream.Cursor!).Select(Form).ToHashSet();
        if (forms.Count == 0) yield return $"{stream.Name}: the future state holds no {stream.Cursor}";
        var schema = (JObject)stream.Schema["properties"]![stream.Cursor!]!;
        foreach (var state in run.States(stream.Name))
        {
            var values = StateCursor.Values(state.State, stream.Cursor!);
            if (values.Count == 0) yield return $"{stream.Name}: the state in line {state.Number} holds no {stream.Cursor}";
            foreach (var value in values)
            {
                var cursor = $"{stream.Name}: the cursor {Json.Text(value)} in line {state.Number}";
                if (SchemaValidator.Errors(schema, value).Any()) yield return $"{cursor} is not of the schema's type";
                if (!forms.Contains(Form(value))) yield return $"{cursor} is of another form than the future state's";
            }
        }
    }

    /// <summary>Digit by digit, letter by letter, whatever the value.</summary>
    private static string Form(JValue value) => string.Concat(Json.Text(value).Select(character =>
        char.IsAsciiDigit(character) ? '0' : char.IsAsciiLetter(character) ? 'a' : character));
}
