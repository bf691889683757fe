using System.Runtime.InteropServices;

namespace Benchmarks.Macro.Running;

/// <summary>CPU time, user and system, of all child processes that have ended: the difference around a child is that child's.</summary>
internal static class ChildProcessTime
{
    private const int Children = -1;

    /// <exception cref="InvalidOperationException">The system does not tell.</exception>
    public static TimeSpan Now()
    {
        if (GetUsage(Children, out var usage) != 0) throw new InvalidOperationException("getrusage failed");
        return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, out Usage usage);

    /// <summary><c>struct rusage</c>, getrusage(2), on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
