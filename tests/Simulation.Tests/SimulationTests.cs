using System.Globalization;
using System.Text;

namespace Simulation.Tests;

/// <summary>
/// Plays seeded scenarios. <c>SIMULATION_COUNT</c> says how many, <c>SIMULATION_SEED</c> with which to begin: a failure names both, and
/// with <c>SIMULATION_COUNT=1</c> the same scenario takes the same course again.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int DefaultCount = 500;
    private const int MostShown = 12;

    [Fact]
    public void No_scenario_breaks_a_promise()
    {
        var first = Setting("SIMULATION_SEED", 1);
        var count = Setting("SIMULATION_COUNT", DefaultCount);
        var failures = new SortedDictionary<int, ScenarioRun>();
        long runs = 0, requests = 0, lines = 0;
        Parallel.For(first, first + count, seed =>
        {
            var run = ScenarioRun.Of(ScenarioDraw.Of(seed));
            lock (failures)
            {
                (runs, requests, lines) = (runs + run.Runs, requests + run.Requests, lines + run.Lines);
                if (run.Violations.Count > 0) failures[seed] = run;
            }
        });
        output.WriteLine($"{count} scenarios from seed {first}: {runs} reads, {requests} requests, {lines} lines; {failures.Count} scenarios with violations");
        failures.Keys.ShouldBeEmpty(Describe(failures));
    }

    private static string Describe(SortedDictionary<int, ScenarioRun> failures)
    {
        var text = new StringBuilder();
        foreach (var (seed, run) in failures.Take(MostShown))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Seed {seed} (again: SIMULATION_SEED={seed} SIMULATION_COUNT=1 dotnet test tests/Simulation.Tests): {ScenarioDraw.Of(seed)}");
            foreach (var violation in run.Violations.Take(MostShown / 2)) text.AppendLine(CultureInfo.InvariantCulture, $"  {violation}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"All failing seeds: {string.Join(' ', failures.Keys)}").ToString();
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
