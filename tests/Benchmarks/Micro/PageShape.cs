namespace Benchmarks.Micro;

/// <summary>Whose page it is: they differ in the size of a record and in how deep the list lies.</summary>
public enum PageShape
{
    /// <summary>150 contacts of a search.</summary>
    Contacts,

    /// <summary>The parts of one conversation.</summary>
    Parts,

    /// <summary>50 activity logs.</summary>
    ActivityLogs,
}
