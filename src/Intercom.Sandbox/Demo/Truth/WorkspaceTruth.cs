using Intercom.Sandbox.Demo.Running;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Truth;

/// <summary>What a complete reader of the selected streams has at one moment.</summary>
internal sealed class WorkspaceTruth(IReadOnlyList<TruthRecord> records)
{
    public IReadOnlyList<TruthRecord> Records { get; } = records;

    public static WorkspaceTruth Of(Workspace workspace) => new([.. StreamName.All.Except(ConfiguredCatalog.LeftOut).SelectMany(workspace.Truth)]);
}
