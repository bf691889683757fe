using Newtonsoft.Json.Linq;
using NJsonSchema;
using TestKit;

namespace Source.Intercom.Tests.Schemas;

/// <summary>One file of <c>schemas/</c>: the stream it describes and the schema as written.</summary>
internal sealed record SchemaFile(string Stream, JObject Root)
{
    private static readonly string _folder = Path.Combine(RepositoryRoot.Path, "schemas");

    public static IReadOnlyList<string> Streams { get; } =
        [.. Directory.GetFiles(_folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> EachStream => [.. Streams];

    public static SchemaFile Load(string stream) =>
        new(stream, (JObject)JsonFile.Read(Path.Combine(_folder, stream + ".json")));

    public IEnumerable<SchemaNode> Nodes() => SchemaNode.Walk("", Root, isProperty: false);

    /// <summary>What is wrong with a record, one line an error; empty if the record is valid.</summary>
    public async Task<IReadOnlyList<string>> ValidateAsync(JObject record)
    {
        var schema = await JsonSchema.FromJsonAsync(Root.ToString());
        return [.. schema.Validate(record).Select(error => $"{Stream}{error.Path}: {error.Kind}")];
    }

    /// <summary>Paths of a record's members that the schema does not declare; objects declared without members are free-form.</summary>
    public IReadOnlyList<string> UndeclaredMembers(JObject record) =>
        [.. Undeclared(Stream, new SchemaNode(Stream, Root, IsProperty: false), record)];

    private static IEnumerable<string> Undeclared(string path, SchemaNode node, JToken value) => value switch
    {
        JObject members when !node.IsFreeForm => members.Properties().SelectMany(member => node.Member(member.Name) is { } declared
            ? Undeclared($"{path}.{member.Name}", declared, member.Value)
            : [$"{path}.{member.Name}"]),
        JArray entries when node.Items is { } items => entries.SelectMany(entry => Undeclared(path + "[]", items, entry)),
        _ => [],
    };
}
