using Intercom.Sandbox.Demo.Progress;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>Shows that work goes on. Both methods return when it has ended, however it ended; its failure is not thrown here.</summary>
internal interface IProgressDisplay
{
    /// <summary>Work of a moment.</summary>
    Task WaitAsync(string step, Task work);

    /// <summary>A read.</summary>
    Task WatchAsync(string step, ReadProgress progress, Task reading);
}
