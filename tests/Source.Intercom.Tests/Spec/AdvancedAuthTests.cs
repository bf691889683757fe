using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using TestKit;

namespace Source.Intercom.Tests.Spec;

/// <summary>The OAuth sign-in that the platform runs from the specification (<c>OAuthConfigSpecification</c> of the protocol).</summary>
public sealed partial class AdvancedAuthTests
{
    /// <summary>The variables the platform fills in; anything else would reach Intercom as literal braces.</summary>
    private static readonly string[] _variables =
    [
        "client_id_key", "client_id_value", "client_secret_key", "client_secret_value", "redirect_uri_key", "redirect_uri_value",
        "state_key", "state_value", "auth_code_key", "auth_code_value",
    ];

    private static readonly JObject _auth = (JObject)SpecFile.Root["advanced_auth"]!;
    private static readonly JObject _oauth = (JObject)_auth["oauth_config_specification"]!;
    private static readonly JObject _input = (JObject)_oauth["oauth_connector_input_specification"]!;

    [Fact]
    public async Task The_specification_is_one_of_the_protocol()
    {
        var protocol = YamlFile.Read(SharedData.Require("protocol/airbyte_protocol.yaml"));
        protocol["properties"] = new JObject { ["spec"] = new JObject { ["$ref"] = "#/definitions/ConnectorSpecification" } };
        var schema = await JsonSchema.FromJsonAsync(protocol.ToString());

        schema.Validate(new JObject { ["spec"] = SpecFile.Root }).ShouldBeEmpty();
        schema.Validate(new JObject { ["spec"] = new JObject { ["documentationUrl"] = "https://example.com" } }).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_flow_is_oauth_2_for_every_configuration()
    {
        _auth.Value<string>("auth_flow_type").ShouldBe("oauth2.0");
        // A predicate would have to name an option that chooses the method; there is one method.
        _auth.ContainsKey("predicate_key").ShouldBeFalse();
    }

    [Fact]
    public void Consent_and_exchange_are_at_intercom()
    {
        _input.Value<string>("consent_url").ShouldNotBeNull().ShouldStartWith("https://app.intercom.com/a/oauth/connect?");
        _input.Value<string>("access_token_url").ShouldBe("https://api.intercom.io/auth/eagle/token");
    }

    [Fact]
    public void Every_template_variable_is_one_the_platform_fills_in()
    {
        var names = Variable().Matches(_input.ToString()).Select(match => match.Groups["name"].Value).ToList();

        names.ShouldContain("auth_code_value");
        names.Except(_variables).ShouldBeEmpty();
    }

    [Fact]
    public void The_client_secret_never_stands_in_an_address() =>
        $"{_input["consent_url"]} {_input["access_token_url"]}".ShouldNotContain("secret");

    [Fact]
    public void Every_path_into_the_configuration_leads_to_an_option()
    {
        var paths = _oauth.Descendants().OfType<JProperty>().Where(member => member.Name == "path_in_connector_config")
            .Select(member => member.Value.Values<string>().ShouldHaveSingleItem()).ToList();

        paths.ShouldBe(["access_token", "client_id", "client_secret"]);
        paths.Except(SpecFile.Options.Select(option => option.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_token_is_taken_from_what_the_exchange_extracts() => _oauth
        .SelectToken("complete_oauth_output_specification.properties.access_token.path_in_oauth_response")!.Values<string>()
        .ShouldBe(_input["extract_output"]!.Values<string>());

    [GeneratedRegex(@"\{\{ ?(?<name>\w+) ?\}\}")]
    private static partial Regex Variable();
}
