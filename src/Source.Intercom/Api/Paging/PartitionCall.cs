using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>One partition of one stream, being asked for.</summary>
internal sealed record PartitionCall(IntercomApi Api, IntercomStream Stream, Partition Partition, WorkerSlot Slot)
{
    public Window Window => Partition.Window;

    private string Version => ApiVersion.Later(Stream.Version, Api.Options.ApiVersion);

    public ApiRequest Request(string target, ResponseTable table, RequestContext? context = null) =>
        new(Stream.Method, target, Stream.Endpoint)
        {
            Table = table,
            Context = context ?? new RequestContext(Slot),
            Headers = [ApiVersion.Header(Version)],
        };

    /// <summary>The stream's path, for one parent if there is one.</summary>
    public string PathOf(ParentRecord? parent) =>
        parent is null ? Stream.Path : Stream.Path.Replace("{id}", Uri.EscapeDataString(parent.AskedBy), StringComparison.Ordinal);

    /// <summary>A path with the stream's fixed query, and more of it.</summary>
    public string Target(string path, string moreQuery = "")
    {
        var query = string.Join('&', new[] { Stream.Query, NewestMembers, Archived, moreQuery }.Where(part => part.Length > 0));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private string NewestMembers => Version == ApiVersion.Newest ? Stream.NewestQuery : "";

    private string Archived => Api.Options.IncludeArchived ? Stream.ArchivedQuery ?? "" : "";

    /// <summary>An answer is not the last and does not say where it goes on; it is no end, for then rows would be lost without a word.</summary>
    public ConnectorException LeadsNoFurther() => Misbehaves("gives no way to its next page, although it says that there is one");

    public ConnectorException LeadsNowhere() => Misbehaves("hands out page after page that bring nothing new, so its pages would never end");

    /// <summary>The API behaves as no API may; a retry may find it mended.</summary>
    public ConnectorException Misbehaves(string how) =>
        new(FailureKind.TransientError, $"Stream `{Stream.Name}`: {Stream.Endpoint} {how}. The next sync goes on from the last state.");
}
