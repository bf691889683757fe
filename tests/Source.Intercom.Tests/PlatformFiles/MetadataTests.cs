using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>What a platform reads about the connector before it runs it.</summary>
public sealed class MetadataTests
{
    private static readonly JObject _data = (JObject)YamlFile.Read(InRoot("metadata.yaml"))["data"]!;

    /// <summary>Required by the registry's schema of metadata files (ConnectorMetadataDefinitionV0), and what a form shows.</summary>
    [Theory]
    [InlineData("name")]
    [InlineData("connectorType")]
    [InlineData("connectorSubtype")]
    [InlineData("dockerRepository")]
    [InlineData("documentationUrl")]
    [InlineData("githubIssueLabel")]
    [InlineData("license")]
    [InlineData("releaseDate")]
    [InlineData("releaseStage")]
    [InlineData("supportLevel")]
    public void A_registry_finds_what_it_asks_for(string key) => _data.Value<string>(key).ShouldNotBeNullOrWhiteSpace();

    [Fact]
    public void The_definition_is_our_own()
    {
        Guid.TryParse(_data.Value<string>("definitionId"), out var id).ShouldBeTrue();
        id.ShouldNotBe(Guid.Parse("d8313939-3782-41b0-be29-b3ca20d8dd3a")); // the established connector's
    }

    [Fact]
    public void The_icon_is_a_picture_beside_it() => XDocument.Load(InRoot(_data.Value<string>("icon")!)).Root!.Name.LocalName.ShouldBe("svg");

    [Fact]
    public void The_image_tag_is_the_version_the_code_is_built_with() => _data.Value<string>("dockerImageTag")
        .ShouldBe(XDocument.Load(InRoot("Directory.Build.props")).Descendants("Version").Single().Value);

    [Fact]
    public void Every_regional_host_is_allowed_and_nothing_else() => _data["allowedHosts"]!["hosts"]!.Values<string>()
        .ShouldBe(["api.intercom.io", "api.eu.intercom.io", "api.au.intercom.io"]);

    [Fact]
    public void Suggested_streams_are_streams_of_the_connector()
    {
        var suggested = _data["suggestedStreams"]!["streams"]!.Values<string>().ToList();

        suggested.ShouldContain("conversations");
        suggested.Except(CatalogFile.All.Select(entry => entry.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void A_platform_waits_for_two_of_the_30_second_signs_of_life() =>
        _data.Value<int>("maxSecondsBetweenMessages").ShouldBe(60);

    [Fact]
    public void The_quality_level_turns_the_strict_checks_on() =>
        _data["ab_internal"]!.Value<int>("ql").ShouldBeGreaterThanOrEqualTo(400);

    private static string InRoot(string file) => Path.Combine(RepositoryRoot.Path, file);
}
