namespace Intercom.Loader;

/// <summary>What became of a file of the project.</summary>
internal enum DbtFile
{
    Written,

    /// <summary>It was there already, and says the same.</summary>
    Same,

    /// <summary>It was there already, and says something else, which stays.</summary>
    Kept,
}
