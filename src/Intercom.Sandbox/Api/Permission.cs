namespace Intercom.Sandbox.Api;

/// <summary>The permissions an Intercom app can be granted, as far as these endpoints need them.</summary>
public enum Permission
{
    /// <summary>"Read admins".</summary>
    Admins,

    /// <summary>"Read admin activity logs".</summary>
    ActivityLogs,

    /// <summary>"Read tags".</summary>
    Tags,

    /// <summary>"Read conversations".</summary>
    Conversations,

    /// <summary>"Read tickets".</summary>
    Tickets,

    /// <summary>"Read and list users and companies": contacts, companies, segments, teams, data attributes.</summary>
    UsersAndCompanies,
}
