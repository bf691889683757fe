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

    public int Seed { get; init; } = 1;
}
