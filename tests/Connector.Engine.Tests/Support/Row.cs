namespace Connector.Engine.Tests.Support;

/// <summary>A record of an <see cref="InMemoryApi"/>, padded to about <paramref name="Size"/> bytes.</summary>
internal sealed record Row(string Id, long? Cursor, int Size = 0)
{
    public string ToJson() => $$"""{"id":"{{Id}}","updated_at":{{(Cursor is { } cursor ? cursor : "null")}},"pad":"{{new string('x', Size)}}"}""";
}
