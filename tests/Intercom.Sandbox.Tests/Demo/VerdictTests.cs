using Intercom.Sandbox.Demo;
using Intercom.Sandbox.Demo.Progress;
using Intercom.Sandbox.Demo.Running;
using Intercom.Sandbox.Demo.Truth;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Tests.Demo;

public sealed class VerdictTests
{
    private const string Ada = """{"id":"1","name":"Ada"}""";
    private const string Bob = """{"id":"2","name":"Bob"}""";

    private static readonly WorkspaceTruth _before = new([Records.True(StreamName.Contacts, "1", Ada)]);
    private static readonly WorkspaceTruth _after = new([.. _before.Records, Records.True(StreamName.Contacts, "2", Bob)]);

    [Fact]
    public void Two_reads_that_give_the_truth_are_good()
    {
        var verdict = Verdict.Of(Read(0, Ada), Read(0, Bob), _before, _after);

        verdict.IsGood.ShouldBeTrue();
        verdict.Text.ShouldBe("0 missing, 0 extra, 0 repeated, 0 stale: all 2 records equal the workspace's, member by member.");
    }

    [Fact]
    public void A_change_that_the_incremental_read_misses_is_counted_and_named()
    {
        var verdict = Verdict.Of(Read(0, Ada), Read(0), _before, _after);

        verdict.IsGood.ShouldBeFalse();
        verdict.Text.ShouldContain("After the full read: 0 missing, 0 extra, 0 repeated, 0 stale. After both: 1 missing");
        verdict.Text.ShouldContain("missing contacts 2");
    }

    [Fact]
    public void A_gap_that_the_incremental_read_closes_by_chance_stays_a_gap_of_the_full_read() =>
        Verdict.Of(Read(0), Read(0, Ada, Bob), _before, _after).Text.ShouldContain("After the full read: 1 missing");

    [Fact]
    public void Whole_data_does_not_excuse_a_read_that_ended_badly() =>
        Verdict.Of(Read(0, Ada), Read(1, Bob), _before, _after).IsGood.ShouldBeFalse();

    [Fact]
    public void A_failure_in_words_counts_whatever_the_exit_code()
    {
        var full = Read(0, Ada);
        full.Progress.Apply(new ConnectorMessage.Error("tags", "refused"));

        Verdict.Of(full, Read(0, Bob), _before, _after).IsGood.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Without_a_truth_the_end_of_the_reads_decides(int exitCode, bool isGood) =>
        Verdict.Of(Read(0), Read(exitCode), null, null).IsGood.ShouldBe(isGood);

    private static DemoRead Read(int exitCode, params IReadOnlyList<string> contacts) =>
        new(new ReadProgress([StreamName.Contacts], null), Records.Read(StreamName.Contacts, contacts), exitCode);
}
