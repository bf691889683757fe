namespace Connector.Http.Tests.Errors;

public sealed class ResponseTableTests
{
    [Theory]
    [InlineData(200, Verdict.Success)]
    [InlineData(204, Verdict.Success)]
    [InlineData(299, Verdict.Success)]
    [InlineData(302, Verdict.Rejected)]
    [InlineData(400, Verdict.Rejected)]
    [InlineData(401, Verdict.TokenInvalid)]
    [InlineData(403, Verdict.Forbidden)]
    [InlineData(404, Verdict.Gone)]
    [InlineData(408, Verdict.Retry)]
    [InlineData(410, Verdict.Gone)]
    [InlineData(418, Verdict.Rejected)]
    [InlineData(429, Verdict.Throttled)]
    [InlineData(500, Verdict.Retry)]
    [InlineData(599, Verdict.Retry)]
    [InlineData(600, Verdict.Rejected)]
    public void A_status_alone_has_its_usual_meaning(int status, Verdict verdict) =>
        ResponseTable.Default.Classify(status, null).ShouldBe(verdict);

    [Fact]
    public void Rules_put_in_front_decide_first_and_in_their_order()
    {
        var table = ResponseTable.Default.Prepend(
            new(Verdict.Busy) { Status = 400, Code = "scroll_exists" },
            new(Verdict.Expired) { StatusFrom = 400, StatusTo = 499, MessageContains = "starting_AFTER" },
            new(Verdict.Forbidden) { Status = 400 });

        table.Classify(400, new("scroll_exists", "starting_after too", null)).ShouldBe(Verdict.Busy);
        table.Classify(422, new("invalid", "Bad starting_after given", null)).ShouldBe(Verdict.Expired);
        table.Classify(400, null).ShouldBe(Verdict.Forbidden);
        table.Classify(404, null).ShouldBe(Verdict.Gone);
        ResponseTable.Default.Classify(400, null).ShouldBe(Verdict.Rejected);
    }

    [Theory]
    [InlineData(399, false)]
    [InlineData(400, true)]
    [InlineData(499, true)]
    [InlineData(500, false)]
    public void A_range_holds_both_its_ends(int status, bool matches) =>
        new ResponseRule(Verdict.Busy) { StatusFrom = 400, StatusTo = 499 }.Matches(status, null).ShouldBe(matches);

    [Fact]
    public void A_rule_for_answers_without_an_error_matches_no_other()
    {
        var rule = new ResponseRule(Verdict.Retry) { Status = 400, WithoutError = true };

        rule.Matches(400, null).ShouldBeTrue();
        rule.Matches(400, new(null, null, null)).ShouldBeFalse();
        new ResponseRule(Verdict.Retry).Matches(400, new("c", "m", null)).ShouldBeTrue();
    }

    [Fact]
    public void Every_member_given_must_match()
    {
        var rule = new ResponseRule(Verdict.Busy) { Status = 400, Code = "c", MessageContains = "m" };
        rule.Matches(400, new("c", "a m b", null)).ShouldBeTrue();
        rule.Matches(401, new("c", "m", null)).ShouldBeFalse();
        rule.Matches(400, new("C", "m", null)).ShouldBeFalse();
        rule.Matches(400, new("c", "n", null)).ShouldBeFalse();
        rule.Matches(400, new("c", null, null)).ShouldBeFalse();
        rule.Matches(400, null).ShouldBeFalse();
    }
}
