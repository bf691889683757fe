using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.PlatformFiles;

namespace Source.Intercom.Tests.Spec;

/// <summary>Which configurations the specification takes, and that each refusal names the option at fault.</summary>
public sealed class SpecConfigurationTests
{
    [Fact]
    public async Task Token_and_start_date_are_enough() =>
        (await SpecFile.ValidateAsync(Configuration())).ShouldBeEmpty();

    [Fact]
    public async Task A_member_nobody_knows_is_taken() =>
        (await SpecFile.ValidateAsync(Configuration("made_by", "a newer platform"))).ShouldBeEmpty();

    [Fact]
    public async Task The_invalid_configuration_is_wrong_by_its_token_alone() =>
        (await SpecFile.ValidateAsync((JObject)IntegrationFile.Read("invalid_config.json"))).ShouldBeEmpty();

    [Theory]
    [InlineData("region", "eu")]
    [InlineData("api_version", "2.11")]
    [InlineData("api_version", "2.16")]
    [InlineData("include_archived", true)]
    [InlineData("article_statistics_daily", true)]
    [InlineData("lookback_window", 0)]
    [InlineData("activity_logs_time_step", 1)]
    [InlineData("activity_logs_time_step", 91)]
    [InlineData("num_workers", 1)]
    [InlineData("num_workers", 40)]
    [InlineData("api_rate_limit", 6)]
    [InlineData("api_rate_limit", 150000)]
    public async Task The_bounds_themselves_are_taken(string option, object value) =>
        (await SpecFile.ValidateAsync(Configuration(option, value))).ShouldBeEmpty();

    [Theory]
    [InlineData("access_token", "")]
    [InlineData("access_token", 17)]
    [InlineData("start_date", "2024-01-01")]
    [InlineData("start_date", "2024-01-01T00:00:00+00:00")]
    [InlineData("start_date", "2024-13-01T00:00:00Z")]
    [InlineData("start_date", 1704067200)]
    [InlineData("region", "cn")]
    [InlineData("api_version", "2.14")]
    [InlineData("api_version", 2.11)]
    [InlineData("include_archived", "yes")]
    [InlineData("article_statistics_daily", "daily")]
    [InlineData("custom_object_types", "Order")]
    [InlineData("lookback_window", -1)]
    [InlineData("activity_logs_time_step", 0)]
    [InlineData("activity_logs_time_step", 92)]
    [InlineData("num_workers", 0)]
    [InlineData("num_workers", 41)]
    [InlineData("num_workers", "10")]
    [InlineData("num_workers", 1.5)]
    [InlineData("api_rate_limit", 5)]
    [InlineData("api_rate_limit", 150001)]
    public async Task A_wrong_value_is_refused_by_the_name_of_its_option(string option, object value)
    {
        var errors = await SpecFile.ValidateAsync(Configuration(option, value));

        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(error => error.StartsWith($"#/{option}: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("start_date")]
    public async Task A_required_option_is_missed_by_name(string option)
    {
        var configuration = Configuration();
        configuration.Remove(option);

        (await SpecFile.ValidateAsync(configuration)).ShouldHaveSingleItem().ShouldBe($"#/{option}: PropertyRequired");
    }

    [Fact]
    public async Task Every_default_and_every_example_is_taken()
    {
        var values = SpecFile.Options.SelectMany(option => (option.Value["examples"] ?? new JArray()).Append(option.Value["default"])
            .OfType<JValue>().Select(value => (option.Name, Value: value))).ToList();

        values.Count.ShouldBeGreaterThan(10);
        foreach (var (option, value) in values) (await SpecFile.ValidateAsync(Configuration(option, value))).ShouldBeEmpty();
    }

    private static JObject Configuration() => new() { ["access_token"] = "token", ["start_date"] = "2024-01-01T00:00:00Z" };

    private static JObject Configuration(string option, object value)
    {
        var configuration = Configuration();
        configuration[option] = JToken.FromObject(value);
        return configuration;
    }
}
