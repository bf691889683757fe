using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Airbyte.Protocol.Tests.Support;

/// <summary>The descriptors behind .NET's handles, and what .NET does not do with them.</summary>
internal static class Descriptor
{
    private const int SetDescriptorFlags = 2;
    private const int SetStatusFlags = 4;
    private const int WriteOnly = 1;

    private static int NonBlocking => OperatingSystem.IsMacOS() ? 4 : 2048;

    public static int Of(SafeHandle handle) => (int)handle.DangerousGetHandle();

    /// <summary>As one that the process was started with.</summary>
    public static int HandedDown(SafeHandle handle)
    {
        Control(Of(handle), SetDescriptorFlags, 0).ShouldBe(0);
        return Of(handle);
    }

    public static void DoNotBlock(SafePipeHandle handle) => Control(Of(handle), SetStatusFlags, WriteOnly | NonBlocking).ShouldBe(0);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int Control(int descriptor, int command, int argument);
}
