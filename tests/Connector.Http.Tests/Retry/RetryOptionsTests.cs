namespace Connector.Http.Tests.Retry;

public sealed class RetryOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Should.NotThrow(new RetryOptions().Validate);

    [Fact]
    public void The_smallest_values_are_valid()
    {
        var tick = TimeSpan.FromTicks(1);
        var options = new RetryOptions { MaxAttempts = 1, BaseDelay = tick, MaxDelay = tick, TotalLimit = tick, AttemptTimeout = tick, MaxRetryAfter = tick };
        Should.NotThrow(options.Validate);
    }

    [Fact]
    public void Every_value_that_is_wrong_is_named()
    {
        var options = new RetryOptions
        {
            MaxAttempts = 0,
            BaseDelay = TimeSpan.Zero,
            MaxDelay = TimeSpan.FromSeconds(-1),
            TotalLimit = TimeSpan.FromSeconds(-2),
            AttemptTimeout = TimeSpan.Zero,
            MaxRetryAfter = TimeSpan.Zero,
        };
        Should.Throw<ArgumentException>(options.Validate).Message.ShouldBe(
            "The retry options are wrong: MaxAttempts is 0, must be at least 1; BaseDelay is 00:00:00, must be more than 0; " +
            "TotalLimit is -00:00:02, must be more than 0; AttemptTimeout is 00:00:00, must be more than 0; " +
            "MaxRetryAfter is 00:00:00, must be more than 0; MaxDelay is -00:00:01, must not be less than BaseDelay (00:00:00).");
    }
}
