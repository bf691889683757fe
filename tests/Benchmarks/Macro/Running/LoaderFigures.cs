using System.Text.Json.Nodes;

namespace Benchmarks.Macro.Running;

/// <summary>What a load took, and what it answered.</summary>
/// <param name="ServerCpu">CPU time of the warehouse's server; none where the warehouse is a file.</param>
/// <param name="Answer">The run as <c>--json</c> tells it.</param>
internal sealed record LoaderFigures(ProcessFigures Process, TimeSpan ServerCpu, JsonNode Answer) : ProcessFigures(Process)
{
    public TimeSpan BothCpu => Cpu + ServerCpu;

    public long Read => Sum("read");

    /// <summary>Rows inserted, updated or deleted.</summary>
    public long Touched => Sum("inserted") + Sum("updated") + Sum("deleted");

    public long Commits => (long)Answer["commits"]!;

    private long Sum(string count) => Answer["objects"]!.AsArray().Sum(stream => (long)stream![count]!);
}
