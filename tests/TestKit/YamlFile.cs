using Newtonsoft.Json.Linq;
using YamlDotNet.Serialization;

namespace TestKit;

/// <summary>A YAML file as a JSON tree: unquoted numbers and booleans keep their type, quoted ones stay text.</summary>
public static class YamlFile
{
    public static JObject Read(string path)
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        using var text = File.OpenText(path);
        return JObject.FromObject(yaml.Deserialize(text) ?? throw new InvalidDataException($"{path} is empty."));
    }
}
