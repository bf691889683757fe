using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Truth;

/// <summary>What a complete reader of a workspace has at one moment.</summary>
internal sealed class WorkspaceTruth(IReadOnlyList<TruthRecord> records)
{
    public IReadOnlyList<TruthRecord> Records { get; } = records;

    public static WorkspaceTruth Of(Workspace workspace) => new([.. StreamName.All.SelectMany(workspace.Truth)]);
}
