namespace Simulation.Tests;

/// <summary>Until everything has settled, the API cannot say the children of one parent, or of none at all: 500, whatever is tried.</summary>
/// <param name="All">Of no parent.</param>
/// <param name="Index">Of the one, in its stream.</param>
internal sealed record FailingChildren(bool All, int Index)
{
    public bool Include(Workspace workspace, string childStream, string parentId) => All || parentId == Unlucky(workspace, childStream)?.Id;

    /// <summary>The one parent.</summary>
    public Row? Unlucky(Workspace workspace, string childStream)
    {
        var parents = workspace[Workspace.SourceOf(childStream)];
        return parents.Count == 0 ? null : parents[Index % parents.Count];
    }
}
