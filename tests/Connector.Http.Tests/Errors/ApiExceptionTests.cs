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

    [Fact]
    public void The_inner_exception_is_kept()
    {
        var inner = new IOException("reset");
        new ApiException(Verdict.Retry, "GET /x", "reset", inner).InnerException.ShouldBe(inner);
    }
}
