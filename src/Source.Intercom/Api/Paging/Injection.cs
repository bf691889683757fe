using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connector.Engine;

namespace Source.Intercom;

/// <summary>The members that a stream adds to its records.</summary>
internal static class Injection
{
    private static readonly JsonWriterOptions _asSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a response has to hold for them, in the order they are declared in; a member that comes from elsewhere takes its place too.</summary>
    public static IEnumerable<string> Envelope(IntercomStream stream) => stream.Injected.Select(member => member.Path is { } path && path[0] != '{' ? path : "id");

    /// <summary>The same for all records of a page; see <see cref="Write"/>.</summary>
    public static Func<RecordSpan, ReadOnlyMemory<byte>> Of(IntercomStream stream, ParentRecord? parent, ReadOnlySpan<ReadOnlyMemory<byte>> envelope, string? type = null)
    {
        if (stream.Injected.Count == 0) return Page.NothingInjected;
        var members = Write(stream, parent, envelope, type);
        return _ => members;
    }

    /// <summary>Raw JSON, <c>"a":1,"b":2</c>.</summary>
    /// <param name="envelope">What <see cref="Envelope"/> asked for, first.</param>
    /// <param name="type">The type of custom object.</param>
    public static ReadOnlyMemory<byte> Write(IntercomStream stream, ParentRecord? parent, ReadOnlySpan<ReadOnlyMemory<byte>> envelope, string? type = null)
    {
        var json = new ArrayBufferWriter<byte>(128);
        using (var members = new Utf8JsonWriter(json, _asSent))
        {
            members.WriteStartObject();
            for (var i = 0; i < stream.Injected.Count; i++)
            {
                var (name, path) = stream.Injected[i];
                members.WritePropertyName(name);
                WriteValue(members, path, parent, i < envelope.Length ? envelope[i] : default, type);
            }

            members.WriteEndObject();
        }

        return json.WrittenMemory[1..^1];
    }

    private static void WriteValue(Utf8JsonWriter members, string? path, ParentRecord? parent, ReadOnlyMemory<byte> held, string? type)
    {
        if (path is null) members.WriteStringValue(parent!.Id);
        else if (path == IntercomStream.ObjectType) members.WriteStringValue(type);
        else if (path == IntercomStream.ParentCursor && parent!.Cursor is { } cursor) members.WriteNumberValue(cursor);
        else if (path == IntercomStream.ParentCursor || held.IsEmpty) members.WriteNullValue();
        else members.WriteRawValue(held.Span, skipInputValidation: true);
    }
}
