namespace Connector.Http.Tests.Support;

public enum ConnectionEnd
{
    Keep,
    Close,
    Reset,
    Hang,
}
