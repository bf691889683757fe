using TestKit;

namespace Simulation.Tests;

/// <summary>The guards that <c>prove-guards.sh</c> takes away are still where their patches say.</summary>
public sealed class GuardTests
{
    private static readonly string _folder = Path.Combine(RepositoryRoot.Path, "tests", "Simulation.Tests", "Guards");

    public static TheoryData<string> Guards => [.. Directory.EnumerateFiles(_folder, "*.patch").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory, MemberData(nameof(Guards))]
    public void Every_guard_stands_in_the_code_once_as_its_patch_expects_it(string guard)
    {
        var lines = File.ReadAllLines(Path.Combine(_folder, $"{guard}.patch"));
        var hunks = Hunks(lines).ToList();

        hunks.ShouldNotBeEmpty();
        foreach (var (file, before) in hunks)
        {
            var code = File.ReadAllText(Path.Combine(RepositoryRoot.Path, file));
            code.Split(before).Length.ShouldBe(2, $"{file} holds these lines once:\n{before}");
        }
    }

    /// <summary>Each hunk's file, and the lines it expects there.</summary>
    private static IEnumerable<(string File, string Before)> Hunks(IReadOnlyList<string> lines)
    {
        var file = "";
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("--- a/", StringComparison.Ordinal)) file = lines[i]["--- a/".Length..];
            if (!lines[i].StartsWith("@@", StringComparison.Ordinal)) continue;
            var body = lines.Skip(i + 1).TakeWhile(line => line.Length == 0 || line[0] is ' ' or '+' or '-' && !line.StartsWith("--- a/", StringComparison.Ordinal));
            yield return (file, string.Join('\n', body.Where(line => line.Length == 0 || line[0] != '+').Select(line => line.Length == 0 ? "" : line[1..])));
        }
    }
}
