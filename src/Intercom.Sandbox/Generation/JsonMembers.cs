using System.Text.Json;

namespace Intercom.Sandbox.Generation;

/// <summary>Shorthand for the member shapes that recur in Intercom's objects.</summary>
internal static class JsonMembers
{
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    public static void WriteNulls(this Utf8JsonWriter json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) json.WriteNull(name);
    }

    /// <summary><c>name: {type, id}</c>.</summary>
    public static void WriteReference(this Utf8JsonWriter json, string name, string type, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteString("id", id);
        json.WriteEndObject();
    }

    /// <summary><c>name: {type, key: [{type, id}…]}</c>, the shape of most embedded lists.</summary>
    public static void WriteReferences(this Utf8JsonWriter json, string name, string listType, string key, string itemType, IEnumerable<string> ids)
    {
        json.WriteStartObject(name);
        json.WriteString("type", listType);
        json.WriteStartArray(key);
        foreach (var id in ids)
        {
            json.WriteStartObject();
            json.WriteString("type", itemType);
            json.WriteString("id", id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteIntegers(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(long.Parse(value));
        json.WriteEndArray();
    }
}
