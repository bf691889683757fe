using System.Runtime.InteropServices;

namespace TestKit;

/// <summary>Signals, which .NET can receive but not send.</summary>
public static class Posix
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    /// <summary>kill(2); 0 when the signal was sent.</summary>
    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static extern int Kill(int process, int signal);
}
