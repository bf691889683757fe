using Newtonsoft.Json.Linq;
using TestKit;

namespace Acceptance.Tests;

/// <summary>A command and its files; those that are null are not given.</summary>
internal sealed record ConnectorInput(string Command, JToken? Config = null, JToken? Catalog = null, JToken? State = null)
{
    /// <summary>Writes the files and returns the command line.</summary>
    /// <param name="place">Where the connector finds a file of this name.</param>
    public IReadOnlyList<string> Write(InputFiles files, Func<string, string> place)
    {
        List<string> arguments = [Command];
        foreach (var (name, content) in new[] { ("config", Config), ("catalog", Catalog), ("state", State) })
        {
            if (content is null) continue;
            files.Write($"{name}.json", content);
            arguments.AddRange([$"--{name}", place($"{name}.json")]);
        }

        return arguments;
    }
}
