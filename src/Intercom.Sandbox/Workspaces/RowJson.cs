using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Workspaces;

/// <summary>JSON as the sandbox writes it: compact UTF-8 with characters beyond ASCII left as they are.</summary>
internal static class RowJson
{
    private static readonly JsonWriterOptions _writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>For small documents of the sandbox's own, such as the report.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, _writerOptions))
            content(writer);
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Write(JsonNode node) => Write(writer => node.WriteTo(writer));
}
