using Intercom.Sandbox.Demo.Truth;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Tests.Demo;

public sealed class TruthComparisonTests
{
    private static readonly RecordKey _one = new(StreamName.Contacts, null, "1");

    private static readonly WorkspaceTruth _truth = new([Records.True(StreamName.Contacts, "1", """{"id":"1","name":"Ada"}""")]);

    [Fact]
    public void What_equals_the_truth_gives_no_finding_whatever_the_order_of_members() =>
        TruthComparison.Compare(_truth, Records.Read(StreamName.Contacts, """{"name":"Ada","id":"1"}""")).ShouldBeEmpty();

    [Fact]
    public void A_record_nobody_emitted_is_missing() =>
        TruthComparison.Compare(_truth, new RecordLedger()).ShouldBe([new Finding(FindingKind.Missing, _one)]);

    [Fact]
    public void A_record_the_workspace_does_not_have_is_extra() =>
        TruthComparison.Compare(new WorkspaceTruth([]), Records.Read(StreamName.Contacts, """{"id":"1"}""")).ShouldBe([new Finding(FindingKind.Extra, _one)]);

    [Fact]
    public void A_record_with_another_value_is_stale() =>
        TruthComparison.Compare(_truth, Records.Read(StreamName.Contacts, """{"id":"1","name":"Bob"}""")).ShouldBe([new Finding(FindingKind.Stale, _one)]);

    [Fact]
    public void A_record_with_a_member_too_many_is_stale() =>
        TruthComparison.Compare(_truth, Records.Read(StreamName.Contacts, """{"id":"1","name":"Ada","age":36}""")).ShouldBe([new Finding(FindingKind.Stale, _one)]);

    [Fact]
    public void A_record_twice_in_one_read_is_repeated()
    {
        const string Ada = """{"id":"1","name":"Ada"}""";
        TruthComparison.Compare(_truth, Records.Read(StreamName.Contacts, Ada, Ada)).ShouldBe([new Finding(FindingKind.Repeated, _one)]);
    }

    [Fact]
    public void A_later_read_replaces_what_an_earlier_one_gave_and_that_is_no_repeat() =>
        TruthComparison.Compare(
            _truth,
            Records.Read(StreamName.Contacts, """{"id":"1","name":"Augusta"}"""),
            Records.Read(StreamName.Contacts, """{"id":"1","name":"Ada"}""")).ShouldBeEmpty();

    [Fact]
    public void The_same_segment_of_two_companies_is_two_records_and_the_added_company_id_is_no_difference()
    {
        const string Segment = """{"id":"9","name":"Active"}""";
        var truth = new WorkspaceTruth(
        [
            Records.True(StreamName.CompanySegments, "9", Segment, "a"),
            Records.True(StreamName.CompanySegments, "9", Segment, "b"),
        ]);
        var read = Records.Read(StreamName.CompanySegments, """{"id":"9","name":"Active","company_id":"a"}""");

        TruthComparison.Compare(truth, read).ShouldBe([new Finding(FindingKind.Missing, new RecordKey(StreamName.CompanySegments, "b", "9"))]);
    }

    [Fact]
    public void A_part_is_compared_without_what_the_connector_adds_to_it()
    {
        var truth = new WorkspaceTruth([Records.True(StreamName.ConversationParts, "5", """{"id":"5","body":null}""", "c")]);
        var read = Records.Read(
            StreamName.ConversationParts,
            """{"id":"5","body":null,"conversation_id":"c","conversation_created_at":1,"conversation_updated_at":2,"conversation_total_parts":1}""");

        TruthComparison.Compare(truth, read).ShouldBeEmpty();
    }

    [Fact]
    public void Data_attributes_are_known_by_their_full_name()
    {
        var truth = new WorkspaceTruth([Records.True(StreamName.CompanyAttributes, "plan.name", """{"name":"name","full_name":"plan.name"}""")]);

        TruthComparison.Compare(truth, Records.Read(StreamName.CompanyAttributes, """{"name":"name","full_name":"plan.name"}""")).ShouldBeEmpty();
    }
}
