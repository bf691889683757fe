using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>A settings file as JSON, and where in the file each key stands.</summary>
/// <param name="Path">The file's, as it was given.</param>
/// <param name="Lines">By dotted key, from 1.</param>
internal sealed record SettingsDocument(string Path, JObject Content, IReadOnlyDictionary<string, long> Lines)
{
    /// <summary>A mistake at a key; of one that is not there, at the nearest above it.</summary>
    public string At(string key, string mistake) => Line(key) is { } line ? $"{Path}, line {line}: `{key}` {mistake}" : $"{Path}: `{key}` {mistake}";

    /// <summary>Null: nothing of it is there.</summary>
    public long? Line(string key)
    {
        for (var known = key; known.Length > 0; known = known.Contains('.') ? known[..known.LastIndexOf('.')] : "")
            if (Lines.TryGetValue(known, out var line)) return line;
        return null;
    }

    public UsageException Refuse(string key, string mistake) => new(At(key, mistake));
}
