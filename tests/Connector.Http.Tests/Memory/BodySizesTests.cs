namespace Connector.Http.Tests.Memory;

public sealed class BodySizesTests
{
    private readonly BodySizes _sizes = new();

    [Fact]
    public void An_endpoint_that_has_not_answered_is_expected_to_send_an_ordinary_page() => _sizes.Expected("GET /x").ShouldBe(256 * 1024);

    [Fact]
    public void The_next_body_is_expected_to_be_like_the_largest_of_those_just_before_it()
    {
        _sizes.Note("GET /x", 800);
        _sizes.Expected("GET /x").ShouldBe(800);
        _sizes.Note("GET /x", 100);
        _sizes.Expected("GET /x").ShouldBe(700);
        _sizes.Note("GET /x", 5000);
        _sizes.Expected("GET /x").ShouldBe(5000);
        _sizes.Expected("GET /y").ShouldBe(256 * 1024);
    }
}
