namespace Connector.Engine.Tests.Planning;

public sealed class UnixTimeTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(1_706_659_200, "2024-01-31T00:00:00Z")]
    [InlineData(253_402_300_799, "9999-12-31T23:59:59Z")]
    [InlineData(253_402_300_800, "253402300800")]
    [InlineData(-1, "-1")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public void A_second_is_told_by_the_calendar_as_far_as_that_reaches(long seconds, string text) => UnixTime.Text(seconds).ShouldBe(text);
}
