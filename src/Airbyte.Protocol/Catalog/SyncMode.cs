namespace Airbyte.Protocol;

/// <summary>How a stream is to be read; the wire says <c>full_refresh</c> and <c>incremental</c>.</summary>
public enum SyncMode
{
    FullRefresh,
    Incremental,
}
