using System.Text.RegularExpressions;
using TestKit;

namespace Source.Intercom.Tests.Schemas;

/// <summary>A field that the established connector declares, as listed beside the checkout in <c>FIELDS.md</c>: its path and types.</summary>
internal sealed partial record EstablishedField(string Path, IReadOnlyList<string> Types, IReadOnlyList<string> ItemTypes)
{
    /// <summary>Where the list is known to be wrong: the wrapper object was listed as if it were the list it wraps, and an id as a number.</summary>
    private static readonly Dictionary<string, Func<EstablishedField, EstablishedField>> _corrections = new()
    {
        ["conversations/tags[]"] = field => field with { Path = field.Path.Replace("tags[]", "tags.tags[]", StringComparison.Ordinal) },
        ["conversations/contacts[]"] = field => field with { Path = field.Path.Replace("contacts[]", "contacts.contacts[]", StringComparison.Ordinal) },
        ["conversation_parts/conversation_id"] = field => field with { Types = ["string"] },
    };

    public static IReadOnlyList<EstablishedField> OfStream(string stream)
    {
        var lines = File.ReadAllLines(SharedData.Require("FIELDS.md"));
        var list = lines[Array.IndexOf(lines, "## " + stream) + 1];
        return [.. Entry().Matches(list).Select(entry => Correct(stream, Parse(entry.Groups["path"].Value, entry.Groups["types"].Value)))];
    }

    private static EstablishedField Parse(string path, string types) => types.StartsWith("array of ", StringComparison.Ordinal)
        ? new(path, ["array"], types["array of ".Length..].Split(" or "))
        : new(path, types.Split(" or "), []);

    private static EstablishedField Correct(string stream, EstablishedField field) =>
        _corrections.TryGetValue($"{stream}/{field.Path.Split('.')[0]}", out var correct) ? correct(field) : field;

    [GeneratedRegex("`(?<path>[^`]+)` (?<types>[a-z ]+?)(?=, `|$)")]
    private static partial Regex Entry();
}
