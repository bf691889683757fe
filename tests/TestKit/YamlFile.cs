using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace TestKit;

/// <summary>A YAML file as a JSON tree: unquoted numbers and booleans keep their type, quoted ones stay text.</summary>
public static class YamlFile
{
    private static readonly IDeserializer _yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    public static JObject Read(string path) => ReadAll(path).Single();

    /// <summary>The documents of a file, in their order.</summary>
    public static IReadOnlyList<JObject> ReadAll(string path)
    {
        using var text = File.OpenText(path);
        var parser = new Parser(text);
        parser.Consume<StreamStart>();
        var documents = new List<JObject>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(JObject.FromObject(_yaml.Deserialize(parser) ?? throw new InvalidDataException($"{path} holds an empty document.")));
        return documents;
    }
}
