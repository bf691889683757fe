using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// The stream was refused to this token before its first page. It fails with <paramref name="refusal"/>; an optional stream that is read
/// by it is passed over.
/// </summary>
public sealed class StreamRefusedException(ConnectorException refusal) : Exception(refusal.Message, refusal)
{
    public ConnectorException Refusal => refusal;
}
