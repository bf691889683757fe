namespace Acceptance.Tests;

/// <summary>The suite itself put to the test: it finds nothing in a good recording, and each breakage of it.</summary>
public sealed class BrokenOutputTests(RecordingFixture recording) : IClassFixture<RecordingFixture>
{
    private static readonly Dictionary<string, Breakage> _breakages = new[]
    {
        OutputBreakages.All, RecordBreakages.All, StateBreakages.All, AnswerBreakages.All, ResumptionBreakages.All,
    }.SelectMany(breakages => breakages).ToDictionary(breakage => breakage.Name);

    public static TheoryData<string> Names => [.. _breakages.Keys];

    [Fact]
    public void Nothing_is_found_in_a_good_recording() => recording.Good.Violations().ShouldBeEmpty();

    [Theory, MemberData(nameof(Names))]
    public void It_is_found_and_named(string breakage)
    {
        var (_, finding, apply) = _breakages[breakage];

        apply(recording.Good).Violations().ShouldContain(violation => violation.Contains(finding, StringComparison.Ordinal));
    }
}
