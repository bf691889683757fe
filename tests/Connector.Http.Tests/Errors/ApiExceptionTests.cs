namespace Connector.Http.Tests.Errors;

public sealed class ApiExceptionTests
{
    [Fact]
    public void The_text_of_the_api_is_cut_and_stays_on_one_line()
    {
        var text = new ApiException(Verdict.Rejected, "GET /x") { Status = 400, Error = new("code", "a\r\nb" + new string('x', 1000), null) }.Message;
        text.ShouldStartWith("GET /x: HTTP 400: code: a  bxxx");
        text.ShouldEndWith("x…, after 1 attempt in 0.0 s");
        text.Length.ShouldBe("GET /x: HTTP 400: ".Length + 300 + "…, after 1 attempt in 0.0 s".Length);
    }

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, false)]
    [InlineData(301, true)]
    public void A_text_of_three_hundred_characters_is_whole(int length, bool isCut) => new ApiException(Verdict.Rejected, "GET /x") { Error = new(null, new string('x', length), null) }
        .Message.Contains('…').ShouldBe(isCut);

    [Theory]
    [InlineData(299, 299)] // the pair's first half would be the last character
    [InlineData(298, 300)]
    public void No_character_of_two_halves_is_cut_in_two(int before, int kept)
    {
        var text = new string('x', before) + "😀" + new string('x', 50);

        new ApiException(Verdict.Rejected, "GET /x") { Error = new(null, text, null) }.Message.ShouldBe($"GET /x: {text[..kept]}…, after 1 attempt in 0.0 s");
    }

    [Theory]
    [InlineData("code", "text", ": code: text")]
    [InlineData("code", null, ": code")]
    [InlineData(null, "text", ": text")]
    [InlineData(null, null, "")]
    public void What_the_api_says_is_told_as_far_as_it_says_it(string? code, string? text, string told) =>
        new ApiException(Verdict.Rejected, "GET /x", "cause") { Status = 400, Error = new(code, text, null) }
            .Message.ShouldBe($"GET /x: HTTP 400{told}: cause, after 1 attempt in 0.0 s");

    [Fact]
    public void The_id_of_the_request_is_told_on_one_line_too() =>
        new ApiException(Verdict.Rejected, "GET /x") { Status = 400, Error = new(null, null, "r\n1") }.Message.ShouldBe("GET /x: HTTP 400 [request r 1], after 1 attempt in 0.0 s");

    [Theory]
    [InlineData(Verdict.Retry, true)]
    [InlineData(Verdict.Throttled, true)]
    [InlineData(Verdict.Busy, false)]
    [InlineData(Verdict.Rejected, false)]
    public void What_may_succeed_later_is_transient(Verdict verdict, bool isTransient) => new ApiException(verdict, "GET /x").IsTransient.ShouldBe(isTransient);

    [Fact]
    public void The_inner_exception_is_kept()
    {
        var inner = new IOException("reset");
        new ApiException(Verdict.Retry, "GET /x", "reset", inner).InnerException.ShouldBe(inner);
    }
}
