namespace Intercom.Sandbox.Workspaces;

/// <summary>Rows changing while they are read.</summary>
public sealed record DriftOptions
{
    /// <summary>Changes a second over all streams together; 0 for none.</summary>
    public double RowsPerSecond { get; init; }

    /// <summary>The streams whose rows change.</summary>
    public IReadOnlyList<string> Streams { get; init; } = [StreamName.Contacts, StreamName.Conversations, StreamName.Tickets, StreamName.Companies];

    /// <summary>Share (0 to 1) of changes to conversations that add a part.</summary>
    public double Parts { get; init; } = 0.5;

    /// <summary>Share (0 to 1) of changes that add a row instead.</summary>
    public double Additions { get; init; }

    /// <summary>Share (0 to 1) of changes that delete a row instead.</summary>
    public double Deletions { get; init; }

    /// <summary>Share (0 to 1) of changes to contacts that merge one into another instead.</summary>
    public double Merges { get; init; }

    /// <summary>Share (0 to 1) of changes to tickets that add a part instead.</summary>
    public double TicketParts { get; init; }

    /// <summary>Share (0 to 1) of changes that touch no row but an attribute of the workspace: one is added, renamed, retyped or archived.</summary>
    public double Attributes { get; init; }

    public int Seed { get; init; } = 1;
}
