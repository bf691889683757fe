namespace Intercom.Sandbox.Api;

/// <summary>The permissions an Intercom app can be granted, as far as these endpoints need them.</summary>
public enum Permission
{
    /// <summary>"Read admins": also brands, email addresses and reasons to be away.</summary>
    Admins,

    /// <summary>"Read admin activity logs".</summary>
    ActivityLogs,

    /// <summary>"Read tags".</summary>
    Tags,

    /// <summary>"Read conversations": also their attributes, calls and macros.</summary>
    Conversations,

    /// <summary>"Read tickets": also their types and states.</summary>
    Tickets,

    /// <summary>"Read and list users and companies": contacts, companies, their notes, segments, teams, data attributes, subscription types.</summary>
    UsersAndCompanies,

    /// <summary>"Read and list articles": also collections, help centers and internal articles.</summary>
    Articles,

    /// <summary>"Read and list news items and newsfeeds".</summary>
    News,

    /// <summary>"Read custom objects".</summary>
    CustomObjects,
}
