using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Records one by one: their schema, their key, their time.</summary>
internal static class RecordRules
{
    /// <summary>Each record fits its stream's schema, and has at least one member that the schema knows.</summary>
    public static IEnumerable<string> Schema(ConnectorRun run, IReadOnlyCollection<StreamEntry> streams)
    {
        var byName = streams.ToDictionary(stream => stream.Name, stream => stream.Schema);
        foreach (var record in run.Records())
        {
            if (!byName.TryGetValue(record.Stream!, out var schema))
            {
                yield return $"line {record.Number}: a record of {record.Stream}, which is not configured";
                continue;
            }

            if (!record.Data.Properties().Any(member => schema["properties"]?[member.Name] is not null))
                yield return $"line {record.Number}: a record of {record.Stream} that shares nothing with its schema";
            foreach (var error in SchemaValidator.Errors(schema, record.Data))
                yield return $"line {record.Number}: a record of {record.Stream} does not fit its schema at {error}";
        }
    }

    /// <summary>Keys are there, plain values, and unique.</summary>
    public static IEnumerable<string> Keys(ConnectorRun run, IEnumerable<StreamEntry> streams)
    {
        foreach (var stream in streams)
        {
            var keys = new HashSet<string>();
            foreach (var record in run.Records(stream.Name))
            {
                var parts = stream.Key.Select(path => path.Aggregate((JToken?)record.Data, (at, name) => (at as JObject)?[name])).ToList();
                if (parts.Any(part => part is null or { Type: JTokenType.Null })) yield return $"{stream.Name}: line {record.Number} has no key";
                else if (parts.Any(part => part is JContainer)) yield return $"{stream.Name}: the key in line {record.Number} is a list or an object";
                else if (!keys.Add(string.Join(' ', parts.Select(part => Json.Text(part!))))) yield return $"{stream.Name}: line {record.Number} repeats a key";
            }
        }
    }

    /// <summary><c>emitted_at</c> is the moment of emission, in milliseconds.</summary>
    public static IEnumerable<string> Clock(ConnectorRun run) => run.Records()
        .Where(record => EmittedAt(record) < run.StartedAt || EmittedAt(record) > run.EndedAt)
        .Select(record => $"line {record.Number}: emitted_at {EmittedAt(record)} lies outside of the run");

    public static long EmittedAt(OutputLine record) => record.Member("record.emitted_at")!.Value<long>();
}
