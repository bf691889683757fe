namespace Connector.Http.Tests.Support;

internal enum ConnectionEnd
{
    Keep,
    Close,
    Reset,
    Hang,
}
