using System.Net;
using System.Net.Sockets;

namespace TestKit;

/// <summary>A port of 127.0.0.1 for a program that has to be told which.</summary>
public static class LoopbackPort
{
    /// <summary>One that nobody has now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
