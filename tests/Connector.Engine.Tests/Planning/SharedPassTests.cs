using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Planning;

public sealed class SharedPassTests
{
    private const long Early = Some.Now - (100 * Some.Day);

    /// <summary>Windows this far apart are not joined.</summary>
    private const long Wide = WindowSplit.Overlap + 2;

    /// <summary>The mark of this connector's own states.</summary>
    private static readonly string _ours = $"\"start_date\":{Some.StartDate}";

    private const long Late = Some.Now - (10 * Some.Day);

    [Fact]
    public void A_parent_and_its_children_share_one_pass_from_the_earlier_of_their_watermarks()
    {
        var plan = Some.Plan([Some.Parts, Some.Conversations], Some.States(
            (Some.Conversations, $$$"""{"updated_at":{{{Late}}},{{{_ours}}}}"""), (Some.Parts, $$$"""{"state":{"updated_at":{{{Early}}}},{{{_ours}}}}""")));

        var pass = plan.Passes.ShouldHaveSingleItem();
        pass.Source.ShouldBe(Some.Conversations);
        pass.Rows!.Name.ShouldBe("conversations");
        var children = pass.Children.ShouldHaveSingleItem();
        children.Name.ShouldBe("conversation_parts");
        pass.Windows.ShouldBe([new Interval(Early, long.MaxValue)]);
        pass.Rows.Owes(Early).ShouldBeFalse();
        children.Owes(Early).ShouldBeTrue();
        plan.Streams.Select(stream => stream.Name).ShouldBe(["conversation_parts", "conversations"], "the order of the catalog");
    }

    [Fact]
    public void Only_what_neither_owes_is_left_out()
    {
        var pass = Some.Plan([Some.Parts, Some.Conversations], Some.States(
            (Some.Conversations, $$$"""{"updated_at":{{{Early}}},"closed":[[{{{Early + (2 * Wide)}}},{{{Early + (6 * Wide)}}}]],{{{_ours}}}}"""),
            (Some.Parts, $$$"""{"state":{"updated_at":{{{Early + (1 * Wide)}}}},"closed":[[{{{Early + (4 * Wide)}}},{{{Early + (8 * Wide)}}}]],{{{_ours}}}}"""))).Passes.ShouldHaveSingleItem();

        pass.Windows.ShouldBe([new Interval(Early, Early + (4 * Wide)), new Interval(Early + (6 * Wide), long.MaxValue)]);
    }

    [Fact]
    public void The_windows_are_the_union_of_what_each_stream_owes() => Holds.For(Holds.Randoms, random =>
    {
        var states = Some.States((Some.Conversations, State(random)), (Some.Parts, State(random)));
        var plan = Some.Plan([Some.Conversations, Some.Parts], states);
        var windows = new IntervalSet([.. plan.Passes.ShouldHaveSingleItem().Windows]);

        for (var cursor = Early; cursor < Early + (80 * Wide); cursor += Wide / 2)
            windows.Contains(cursor).ShouldBe(plan.Streams.Any(stream => stream.Owes(cursor)), $"{cursor - Early}");
    });

    [Fact]
    public void Children_alone_pass_over_their_parents_without_emitting_them()
    {
        var pass = Some.Plan([Some.Parts], []).Passes.ShouldHaveSingleItem();

        pass.Source.ShouldBe(Some.Conversations);
        pass.Rows.ShouldBeNull();
        pass.Children.ShouldHaveSingleItem().Definition.ShouldBe(Some.Parts);
    }

    [Fact]
    public void Streams_of_different_sources_have_passes_of_their_own() =>
        Some.Plan([Some.Segments, Some.Contacts, Some.Parts, Some.Companies, Some.Tags], []).Passes
            .Select(pass => pass.Source.Name).ShouldBe(["companies", "contacts", "conversations", "tags"]);

    [Fact]
    public void A_scroll_is_one_window_from_the_earliest_cursor_owed()
    {
        var pass = Some.Plan([Some.Segments, Some.Companies], Some.States(
            (Some.Companies, $$$"""{"updated_at":{{{Late}}},"closed":[[{{{Late + 5}}},{{{Late + 9}}}]],{{{_ours}}}}"""),
            (Some.Segments, $$$"""{"state":{"updated_at":{{{Early}}}},"closed":[[{{{Early + 5}}},{{{Early + 9}}}]],{{{_ours}}}}"""))).Passes.ShouldHaveSingleItem();

        pass.Windows.ShouldBe([new Interval(Early, long.MaxValue)]);
    }

    private static string State(Random random)
    {
        var closed = Enumerable.Range(0, random.Next(4)).Select(_ => Early + (random.Next(60) * Wide)).Select(from => $"[{from},{from + (random.Next(20) * Wide)}]");
        return $$$"""{"updated_at":{{{Early + (random.Next(60) * Wide)}}},"closed":[{{{string.Join(",", closed)}}}],{{{_ours}}}}""";
    }
}
