using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>A record that a complete read emits.</summary>
/// <param name="Text">The data as text: equal texts are equal records.</param>
internal sealed record ExpectedRecord(string Stream, JObject Data, string Text)
{
    public static ExpectedRecord Of(JObject line) =>
        new(line.Value<string>("stream")!, (JObject)line["data"]!, Json.Text(line["data"]!));
}
