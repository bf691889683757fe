using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.Spec;

/// <summary>The rules of the platform's acceptance suite for a specification (its class TestSpec), and some of our own.</summary>
public sealed class SpecRulesTests
{
    private static readonly string[] _forbidden =
        ["$ref", "not", "anyOf", "oneOf", "patternProperties", "prefixItems", "allOf", "if", "then", "else", "dependentSchemas", "dependentRequired"];

    /// <summary>Names that the acceptance suite takes for secrets wherever they appear.</summary>
    private static readonly string[] _secretNames =
    [
        "client_token", "access_token", "api_token", "token", "secret", "client_secret", "password", "key", "service_account_info", "service_account",
        "tenant_id", "certificate", "jwt", "credentials", "app_id", "appid", "refresh_token",
    ];

    [Fact]
    public void Options_are_those_of_the_established_connector_and_ours() => SpecFile.Options.Select(option => option.Name).ShouldBe(
    [
        "start_date", "access_token", "region", "lookback_window", "activity_logs_time_step", "num_workers", "api_rate_limit", "client_id", "client_secret",
        "api_version", "include_archived", "custom_object_types", "article_statistics_daily",
    ]);

    [Fact]
    public void Only_token_and_start_date_are_required() =>
        SpecFile.Connection["required"]!.Values<string>().ShouldBe(["start_date", "access_token"]);

    [Fact]
    public void No_keyword_is_used_that_the_platform_refuses() =>
        Members().Where(member => _forbidden.Contains(member.Name)).ShouldBeEmpty();

    [Fact]
    public void Additional_properties_are_allowed_wherever_they_are_mentioned() =>
        Members().Where(member => member.Name == "additionalProperties").ShouldAllBe(member => member.Value is JValue && member.Value.Value<bool>());

    [Fact]
    public void The_configuration_takes_additional_properties() =>
        SpecFile.Connection.Value<bool>("additionalProperties").ShouldBeTrue();

    [Fact]
    public void Every_option_has_one_simple_type() =>
        SpecFile.Options.ShouldAllBe(option => new[] { "string", "integer", "boolean", "array" }.Contains(option.Value.Value<string>("type")));

    [Fact]
    public void Every_option_has_a_title_and_a_description() =>
        SpecFile.Options.ShouldAllBe(option => option.Value.Value<string>("title")!.Length > 3 && option.Value.Value<string>("description")!.EndsWith('.'));

    [Fact]
    public void Options_are_ordered_as_they_are_written() =>
        SpecFile.Options.Select(option => option.Value.Value<int>("order")).ShouldBe(Enumerable.Range(0, SpecFile.Options.Count));

    [Fact]
    public void Secrets_and_only_they_are_marked() => SpecFile.Options
        .Where(option => option.Value.Value<bool>("airbyte_secret")).Select(option => option.Name)
        .ShouldBe(["access_token", "client_id", "client_secret"]);

    [Fact]
    public void Every_name_that_the_suite_takes_for_a_secret_is_marked() =>
        SpecFile.Options.Where(option => _secretNames.Contains(option.Name)).ShouldAllBe(option => option.Value.Value<bool>("airbyte_secret"));

    [Fact]
    public void No_enum_repeats_a_value()
    {
        var enums = Members().Where(member => member.Name == "enum").Select(member => member.Value.Values<string>().ToList()).ToList();

        enums.Count.ShouldBe(2);
        enums[0].ShouldBe(["us", "eu", "au"]);
        enums[1].ShouldBe(["2.11", "2.16"]);
    }

    [Fact]
    public void The_documentation_is_at_an_https_address() =>
        new Uri(SpecFile.Root.Value<string>("documentationUrl")!).Scheme.ShouldBe(Uri.UriSchemeHttps);

    private static IEnumerable<JProperty> Members() => SpecFile.Root.Descendants().OfType<JProperty>();
}
