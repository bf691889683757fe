using System.Text.Json;

namespace Connector.Engine;

/// <summary>How deep a body may nest. Real ones reach about ten levels; the limit only bounds the reader's own stack.</summary>
internal static class JsonLimits
{
    public static readonly JsonReaderOptions Reader = new() { MaxDepth = 512 };
}
