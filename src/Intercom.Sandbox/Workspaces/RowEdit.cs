using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Workspaces;

/// <summary>Visible changes to a row's object, so that a reader's copy can be told from an older one by content and not only by time.</summary>
internal static class RowEdit
{
    /// <summary>The name of the counter that <see cref="Touch"/> leaves among a row's own attributes.</summary>
    public const string VersionAttribute = "sandbox_version";

    /// <summary>Writes <paramref name="version"/> where the stream's objects have room for free attributes, else into the name.</summary>
    public static void Touch(JsonObject json, string stream, int version)
    {
        var attributes = stream switch
        {
            StreamName.Tickets => "ticket_attributes",
            StreamName.Contacts or StreamName.Conversations or StreamName.Companies => "custom_attributes",
            _ => null,
        };
        if (attributes is null) json["name"] = $"{BareName(json)} (version {version})";
        else Attributes(json, attributes)[VersionAttribute] = version;
    }

    public static void CountParts(JsonObject json, int parts)
    {
        if (json["statistics"] is JsonObject statistics) statistics["count_conversation_parts"] = parts;
    }

    private static JsonObject Attributes(JsonObject json, string name)
    {
        if (json[name] is JsonObject present) return present;
        var fresh = new JsonObject();
        json[name] = fresh;
        return fresh;
    }

    private static string BareName(JsonObject json)
    {
        var name = json["name"]?.GetValue<string>() ?? "";
        var suffix = name.IndexOf(" (version ", StringComparison.Ordinal);
        return suffix < 0 ? name : name[..suffix];
    }
}
