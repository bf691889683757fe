using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Intercom.Loader;

/// <summary>
/// Reads a settings file: YAML whose plain scalars are what YAML 1.2 takes them for, and where <c>${NAME}</c> and <c>file:</c> are replaced
/// by what they stand for.
/// </summary>
internal sealed class SettingsReader(string path, SettingsText text)
{
    private readonly JObject _content = [];
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">There is no such file, it is no YAML, or what it refers to is not there.</exception>
    public static SettingsDocument Read(string path, SettingsText text)
    {
        try
        {
            using var file = File.OpenText(path);
            return new SettingsReader(path, text).Read(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no settings file {path}: run `intercom-loader init` to make one, or name another by --config.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings file {path} cannot be read: {unreadable.Message}");
        }
    }

    /// <inheritdoc cref="Read(string, SettingsText)"/>
    public SettingsDocument Read(TextReader input)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(input);
        }
        catch (YamlException broken)
        {
            throw new UsageException($"{path}, line {broken.Start.Line}: this is not YAML: {broken.Message.TrimEnd('.')}.");
        }

        if (yaml.Documents.Count == 0) throw new UsageException($"The settings file {path} is empty: run `intercom-loader init` to make one.");
        if (yaml.Documents.Count > 1) throw new UsageException($"{path}, line {yaml.Documents[1].RootNode.Start.Line}: there is more than one YAML document.");
        if (yaml.Documents[0].RootNode is not YamlMappingNode root) throw new UsageException($"{path}, line 1: the settings must be keys and values.");
        Fill(_content, root, "");
        return new SettingsDocument(path, _content, _lines);
    }

    private void Fill(JObject into, YamlMappingNode node, string above)
    {
        foreach (var (name, value) in node.Children)
        {
            if (name is not YamlScalarNode { Value: { } key }) throw new UsageException($"{path}, line {name.Start.Line}: a key must be a word.");
            var full = above + key;
            _lines[full] = name.Start.Line;
            into[key] = Token(value, full);
        }
    }

    private JToken Token(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JObject();
                Fill(members, mapping, key + ".");
                return members;
            case YamlSequenceNode sequence:
                return new JArray(sequence.Children.Select(item => Token(item, key)));
            default:
                return Scalar((YamlScalarNode)node, key);
        }
    }

    private JToken Scalar(YamlScalarNode node, string key)
    {
        var written = node.Value ?? "";
        string value;
        try
        {
            value = text.Expand(key, written);
        }
        catch (UsageException missing)
        {
            throw new UsageException($"{path}, line {node.Start.Line}: `{key}` {missing.Message}");
        }

        return node.Style == ScalarStyle.Plain && !text.IsSecret(key) ? Plain(value) : value;
    }

    /// <summary>YAML 1.2, core schema.</summary>
    private static JToken Plain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
        _ when char.IsAsciiDigit(value[^1]) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => value,
    };
}
