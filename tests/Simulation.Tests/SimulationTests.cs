using System.Globalization;
using System.Text;

namespace Simulation.Tests;

/// <summary>
/// Plays seeded scenarios. <c>SIMULATION_COUNT</c> says how many, <c>SIMULATION_SEED</c> with which to begin: a failure names both, and
/// with <c>SIMULATION_COUNT=1</c> the same scenario takes the same course again. <c>SIMULATION_ONLY</c> names a hardship: scenarios without
/// it are passed over.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int DefaultCount = 300;
    private const int MostShown = 12;

    [Fact]
    public void No_scenario_breaks_a_promise()
    {
        var first = Setting("SIMULATION_SEED", 1);
        var count = Setting("SIMULATION_COUNT", DefaultCount);
        var failures = new SortedDictionary<int, IReadOnlyList<string>>();
        long reads = 0, requests = 0, lines = 0;
        Parallel.ForEach(Enumerable.Range(first, count).Select(ScenarioDraw.Of).Where(IsChosen), scenario =>
        {
            var (seed, run) = (scenario.Seed, ScenarioRun.Of(scenario));
            lock (failures)
            {
                reads += run.Reads.Count;
                requests += run.Reads.Sum(read => read.Traffic.Requests);
                lines += run.Reads.Sum(read => read.Lines.Count);
                if (run.Violations.Count > 0) failures[seed] = run.Violations;
            }
        });
        output.WriteLine($"{count} scenarios from seed {first}: {reads} reads, {requests} requests, {lines} lines; {failures.Count} scenarios with violations");
        failures.Keys.ShouldBeEmpty(Describe(failures));
    }

    [Theory]
    [MemberData(nameof(SomeSeeds))]
    public void The_same_seed_takes_the_same_course(int seed)
    {
        var once = ScenarioRun.Of(ScenarioDraw.Of(seed));

        var again = ScenarioRun.Of(ScenarioDraw.Of(seed));

        Course(again).ShouldBe(Course(once));
    }

    public static TheoryData<int> SomeSeeds => [.. Enumerable.Range(1, 10)];

    private static IEnumerable<string> Course(ScenarioRun run) =>
        run.Reads.SelectMany(read => read.Lines)
            .Select(line => $"{line.At:O} {line.Type} {line.Stream} {line.Number} {line.Status} {line.State} {line.Message}");

    private static string Describe(SortedDictionary<int, IReadOnlyList<string>> failures)
    {
        var text = new StringBuilder();
        foreach (var (seed, violations) in failures.Take(MostShown))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Seed {seed} (again: SIMULATION_SEED={seed} SIMULATION_COUNT=1 dotnet test tests/Simulation.Tests):");
            foreach (var violation in violations.Take(MostShown / 2)) text.AppendLine(CultureInfo.InvariantCulture, $"  {violation}");
        }

        foreach (var seed in failures.Keys.Take(MostShown)) text.AppendLine(CultureInfo.InvariantCulture, $"Settings: {ScenarioDraw.Of(seed)}");
        return text.Append(CultureInfo.InvariantCulture, $"All failing seeds: {string.Join(' ', failures.Keys)}").ToString();
    }

    private static bool IsChosen(Scenario scenario) =>
        Environment.GetEnvironmentVariable("SIMULATION_ONLY") is not { Length: > 0 } hardship || scenario.Hardships.ToString().Contains(hardship, StringComparison.Ordinal);

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
