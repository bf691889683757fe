namespace Intercom.Loader;

/// <summary>What the schedule has to know of a run that has ended.</summary>
internal enum RunVerdict
{
    Succeeded,

    /// <summary>It failed, at least in part, and will again unless somebody does something: a bad token, a missing permission, wrong settings.</summary>
    Failed,

    /// <summary>It failed, at least in part, of what passes by itself: the API or the warehouse was away.</summary>
    Transient,

    /// <summary>Another run had the warehouse.</summary>
    Taken,

    /// <summary>It was told to stop.</summary>
    Stopped,
}
