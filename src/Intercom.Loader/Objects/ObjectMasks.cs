using System.Text;
using Airbyte.Protocol;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary>What the settings mask of an object, and whether it can be.</summary>
internal sealed class ObjectMasks(LoaderSettings settings)
{
    private const string Hash = "hash";

    /// <summary>Objects whose members the workspace defines.</summary>
    private readonly IReadOnlyCollection<string> _attributes = [.. IntercomObjects.Layout(settings).Expanded.Keys];

    /// <summary>Null: nothing of it.</summary>
    public MaskedMembers? Of(string stream) => Said(stream) is { Count: > 0 } said
        ? new MaskedMembers([.. said.Select(column => new MaskedMember(column.Key, column.Value == Hash))], Encoding.UTF8.GetBytes(settings.HashKey ?? ""))
        : null;

    /// <summary>Why a column cannot be masked as the settings have it: its path, and the rest of a sentence; null: all can.</summary>
    /// <param name="cursor">By which the newer of two rows is told.</param>
    public (string Path, string Mistake)? Mistake(AirbyteStream stream, IReadOnlyList<string> key, string? cursor)
    {
        foreach (var (path, how) in Said(stream.Name))
        {
            if (Missing(stream.JsonSchema, path) is { } members) return (path, $"is not a member of {stream.Name}. There are: {string.Join(", ", members)}.");
            if (path == cursor) return (path, $"cannot be masked: by it the newer of two rows is told, and how far {stream.Name} has been read.");
            if (key.Contains(path) && how != Hash) return (path, $"cannot be dropped: it is in the key of {stream.Name}, by which rows are told apart. It can be hashed.");
            if (Linked(stream.Name, path) is { } other) return (path, $"must be masked as {other.Stream}.{other.Member} is, and cannot be dropped: rows that are gone are found by both.");
        }

        return null;
    }

    /// <summary>Attributes that are masked and that the workspace has not defined: a wrong word masks nothing.</summary>
    public IEnumerable<string> Undefined(AirbyteStream stream) => Said(stream.Name).Keys.Where(path =>
        path.Split('.', 2) is [var holder, var name] && _attributes.Contains(holder)
        && stream.JsonSchema["properties"]?[holder]?["properties"] is JObject { Count: > 0 } defined
        && !defined.Properties().Any(attribute => Leads(attribute.Name, name)));

    private IReadOnlyDictionary<string, string> Said(string stream) => settings.Objects.GetValueOrDefault(stream)?.Columns ?? ObjectSettings.NoColumns;

    /// <summary>The members that there are where the path's next one is not; null: it leads somewhere, or nobody knows.</summary>
    private List<string>? Missing(JToken? schema, string path)
    {
        while (schema?["items"] is JObject items) schema = items;
        if (schema?["properties"] is not JObject { Count: > 0 } members) return null;
        var found = members.Properties().Where(member => Leads(member.Name, path)).ToList();
        if (found.Count == 0) return [.. members.Properties().Select(member => member.Name)];
        return found.Any(member => path == member.Name || _attributes.Contains(member.Name)) ? null
            : found.Select(member => Missing(member.Value, path[(member.Name.Length + 1)..])).FirstOrDefault(missing => missing is not null);
    }

    private static bool Leads(string member, string path) => path == member || path.StartsWith(member + ".", StringComparison.Ordinal);

    /// <summary>The member of another object that this one is compared with and that is not masked alike; null: none.</summary>
    private (string Stream, string Member)? Linked(string stream, string path)
    {
        var how = Said(stream)[path];
        foreach (var (one, other) in IntercomObjects.Links)
        {
            if (one == (stream, path) && Differs(other, how)) return other;
            if (other == (stream, path) && Differs(one, how)) return one;
        }

        return null;
    }

    private bool Differs((string Stream, string Member) other, string how) => how != Hash || Said(other.Stream).GetValueOrDefault(other.Member) != how;
}
