using Intercom.Sandbox.Demo.Progress;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>Shows a read while it runs.</summary>
internal interface IReadDisplay
{
    /// <summary>Returns when <paramref name="reading"/> has ended, however it ended; its failure is not thrown here.</summary>
    Task WatchAsync(string step, ReadProgress progress, Task reading);
}
