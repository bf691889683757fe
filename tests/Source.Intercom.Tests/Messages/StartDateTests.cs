using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>A start date that has not come: the state would say now, and the history would never be read once the date is mended.</summary>
public sealed class StartDateTests
{
    private static readonly DateTimeOffset _now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private const string Message =
        "The configuration is not valid: `start_date` lies in the future: it is \"2062-01-05T12:00:00Z\", and the clock of this machine says 2026-01-05T12:00:00Z.";

    [Fact]
    public void Check_and_read_refuse_it_with_what_the_clock_says_and_discover_need_not_know() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(_ => throw new InvalidOperationException("asked"));
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);
        var clock = time.Clock.GetUtcNow().UtcDateTime;
        var (date, now) = ($"{clock.AddYears(36):yyyy-MM-ddTHH:mm:ssZ}", $"{clock:yyyy-MM-ddTHH:mm:ssZ}");
        var message = Message.Replace("2062-01-05T12:00:00Z", date, StringComparison.Ordinal).Replace("2026-01-05T12:00:00Z", now, StringComparison.Ordinal);

        var check = await connector.CheckAsync(Some.Config("start_date", date));
        var read = await connector.ReadAsync(Some.Config("start_date", date), CatalogBuilder.Of(connector.Source.Streams, "contacts"));
        var discover = await connector.DiscoverAsync(Some.Config("start_date", date));

        var status = check.Single("CONNECTION_STATUS", "connectionStatus");
        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message").ShouldBe(message);
        var error = read.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldBe(message);
        read.States.ShouldBeEmpty();
        discover.ExitCode.ShouldBe(0);
    });

    [Theory]
    [InlineData("2026-01-05T12:00:00Z", true)]
    [InlineData("2026-01-05T12:00:01Z", false)]
    public void The_present_second_has_come(string date, bool isTaken)
    {
        var parse = () => IntercomOptions.Parse(IntercomRunner.At(baseUrl: null).Source.Spec, Some.Config("start_date", date), baseUrl: null, _now);

        if (isTaken) parse().Read.StartDate.ShouldBe(_now);
        else Should.Throw<Airbyte.Protocol.ConnectorException>(parse).Kind.ShouldBe(Airbyte.Protocol.FailureKind.ConfigError);
    }
}
