namespace Simulation.Tests;

/// <summary>In which shape a page names the one after it.</summary>
internal enum NextShape
{
    Object,
    Url,

    /// <summary>The shapes from here on give no way on.</summary>
    UrlWithoutCursor,
    ObjectWithoutCursor,
    Empty,
}
