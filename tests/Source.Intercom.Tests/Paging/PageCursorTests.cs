using System.Text;

namespace Source.Intercom.Tests.Paging;

public sealed class PageCursorTests
{
    private const long Second = 1_700_000_000;

    [Theory]
    [InlineData("[1700000000,\"a\",2]", true)]
    [InlineData("[1700000000000,\"a\",2]", true)]
    [InlineData("[1700000000999,\"a\",2]", true)]
    [InlineData("[1700000000999.9]", true)]
    [InlineData("[1700000001000,\"a\",2]", false)]
    [InlineData("[1699999999999,\"a\",2]", false)]
    [InlineData("[1700000001,\"a\",2]", false)]
    [InlineData("[\"1700000000\",\"a\",2]", false)]
    [InlineData("[1e400]", false)]
    [InlineData("[]", false)]
    [InlineData("{\"0\":1700000000}", false)]
    [InlineData("1700000000", false)]
    public void It_names_a_second_by_its_first_value_in_seconds_or_milliseconds(string json, bool names) =>
        PageCursor.Names(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)), Second).ShouldBe(names);
}
