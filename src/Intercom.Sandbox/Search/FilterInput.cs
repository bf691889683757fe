using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>A row under evaluation; its object is parsed only once a filter asks for more than <c>updated_at</c>.</summary>
internal sealed class FilterInput(RowVersion version) : IDisposable
{
    private JsonDocument? _document;

    public RowVersion Version { get; } = version;

    /// <summary>The field's values that are neither null nor missing.</summary>
    public IEnumerable<JsonElement> Values(SearchField field)
    {
        _document ??= JsonDocument.Parse(Version.Json);
        return Walk(_document.RootElement, field.Path, 0);
    }

    public void Dispose() => _document?.Dispose();

    private static IEnumerable<JsonElement> Walk(JsonElement at, IReadOnlyList<string> path, int step)
    {
        if (at.ValueKind == JsonValueKind.Array) return at.EnumerateArray().SelectMany(item => Walk(item, path, step));
        if (step == path.Count) return at.ValueKind == JsonValueKind.Null ? [] : [at];
        return at.ValueKind == JsonValueKind.Object && at.TryGetProperty(path[step], out var member) ? Walk(member, path, step + 1) : [];
    }
}
