using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Workspaces;

/// <summary>Visible changes to a row's object, so that a reader's copy can be told from an older one by content and not only by time.</summary>
internal static class RowEdit
{
    /// <summary>The name of the counter that <see cref="Touch"/> leaves among a row's own attributes.</summary>
    public const string VersionAttribute = "sandbox_version";

    /// <summary>Writes <paramref name="version"/> where the stream's objects have room for free attributes, else behind a text of theirs.</summary>
    public static void Touch(JsonObject json, string stream, int version)
    {
        if (AttributesMember(stream) is not null) AttributesOf(json, stream)[VersionAttribute] = version;
        else json[TextMember(stream)] = $"{BareText(json, TextMember(stream))} (version {version})";
    }

    /// <summary>The object's own attributes; made when it has none.</summary>
    /// <exception cref="ArgumentException">Objects of the stream have no attributes of their own.</exception>
    public static JsonObject AttributesOf(JsonObject json, string stream)
    {
        var name = AttributesMember(stream) ?? throw new ArgumentException($"{stream} carry no attributes", nameof(stream));
        if (json[name] is JsonObject present) return present;
        var fresh = new JsonObject();
        json[name] = fresh;
        return fresh;
    }

    /// <summary>Macros write their times as text.</summary>
    public static void SetTime(JsonObject json, string stream, long updatedAt) =>
        json["updated_at"] = stream == StreamName.Macros ? IsoTime.Of(updatedAt) : updatedAt;

    public static void CountParts(JsonObject json, int parts)
    {
        if (json["statistics"] is JsonObject statistics) statistics["count_conversation_parts"] = parts;
    }

    private static string? AttributesMember(string stream) => stream switch
    {
        StreamName.Tickets => "ticket_attributes",
        StreamName.Contacts or StreamName.Conversations or StreamName.Companies or StreamName.CustomObjects => "custom_attributes",
        _ => null,
    };

    private static string TextMember(string stream) => stream switch
    {
        StreamName.Articles or StreamName.InternalArticles or StreamName.NewsItems => "title",
        StreamName.Calls => "ended_reason",
        _ => "name",
    };

    private static string BareText(JsonObject json, string member)
    {
        var text = json[member]?.GetValue<string>() ?? "";
        var suffix = text.IndexOf(" (version ", StringComparison.Ordinal);
        return suffix < 0 ? text : text[..suffix];
    }
}
