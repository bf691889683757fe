namespace Simulation.Tests;

/// <summary>How a page of a list names the one after it.</summary>
internal enum ListLink
{
    Url,
    OtherHost,

    /// <summary>A host that puts a path of its own before Intercom's.</summary>
    Proxy,

    /// <summary>Nothing but its own number and how many there are.</summary>
    Numbers,
    PageObject,
    CursorObject,

    /// <summary>From here on: to where no one may go.</summary>
    Elsewhere,
    Nowhere,
}
