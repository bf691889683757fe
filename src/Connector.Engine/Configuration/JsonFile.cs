using Airbyte.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>Reads an input file: UTF-8, with or without BOM, one JSON value. Text that looks like a date stays text.</summary>
public static class JsonFile
{
    /// <param name="what">What the file is to the user: "configuration", "catalog", "state".</param>
    /// <exception cref="ConnectorException">Config error that names the file and what is wrong with it.</exception>
    public static JToken Read(string path, string what)
    {
        try
        {
            using var json = new JsonTextReader(new StreamReader(path))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = 512,
                SupportMultipleContent = true, // to say of a second value what it is
            };
            var value = JToken.ReadFrom(json);
            return json.Read() ? throw ConnectorException.Config($"The {what} file {path} holds more than one JSON value.") : value;
        }
        catch (JsonReaderException broken)
        {
            throw ConnectorException.Config(
                $"The {what} file {path} is not JSON (line {broken.LineNumber}, position {broken.LinePosition}).");
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ConnectorException.Config($"The {what} file {path} does not exist.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw ConnectorException.Config($"The {what} file {path} cannot be read: {unreadable.Message}");
        }
    }
}
