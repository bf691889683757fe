using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Calls of numbers and pointers alone can be compiled before the program starts.
[assembly: DisableRuntimeMarshalling]

namespace Airbyte.Protocol;

/// <summary>The system calls behind <see cref="DescriptorStream"/>, and the numbers of their errors.</summary>
internal static partial class Posix
{
    public const int Failed = -1;

    public const int Interrupted = 4;
    public const int BadDescriptor = 9;
    public const int DiskFull = 28;
    public const int BrokenPipe = 32;

    public const int CloseOnExec = 1;

    private const int GetDescriptorFlags = 1;
    private const short Writable = 4;

    public static int WouldBlock { get; } = OperatingSystem.IsMacOS() ? 35 : 11;

    public static int QuotaExceeded { get; } = OperatingSystem.IsMacOS() ? 69 : 122;

    /// <summary>The error of the last call here.</summary>
    public static int LastError => Marshal.GetLastPInvokeError();

    /// <returns>Bytes taken, or <see cref="Failed"/>.</returns>
    public static int Write(int descriptor, ReadOnlySpan<byte> bytes) => (int)Write(descriptor, bytes, bytes.Length);

    /// <returns><see cref="Failed"/> when it is not open.</returns>
    public static int DescriptorFlags(int descriptor) => Control(descriptor, GetDescriptorFlags);

    /// <summary>Until something can be written, or never will be: the next write says which.</summary>
    public static void WaitUntilWritable(int descriptor)
    {
        var wait = new PollEntry { Descriptor = descriptor, Events = Writable };
        _ = Poll(ref wait, 1, Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollEntry entries, nuint count, int timeout);

    /// <summary><c>struct pollfd</c>.</summary>
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
