using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;
using Xunit.Sdk;

namespace Source.Intercom.Tests;

/// <summary>That the rules every run is held to can be broken: a source that breaks them is caught.</summary>
public sealed class RunnerRulesTests
{
    [Theory]
    [InlineData(Some.Token)]
    [InlineData("begins with dG9rOmQ4")]
    [InlineData("escaped dG9rOmQ4Zj%2BzYTFk%2F")]
    public async Task A_source_that_prints_a_part_of_the_token_is_caught(string text) =>
        await Should.ThrowAsync<XunitException>(() => Run(text).CheckAsync(new JObject()));

    [Fact]
    public async Task A_source_that_does_not_is_not() => (await Run("dG9rOmQ").CheckAsync(new JObject())).ExitCode.ShouldBe(0);

    private static SourceRunner Run(string text) => new(new Talkative(text), new FakeTimeProvider(TestTime.Start), Some.Token);

    /// <summary>Says what it is told; its specification declares no secret, so the host redacts none.</summary>
    private sealed class Talkative(string text) : ISource
    {
        public JObject Spec { get; } = (JObject)JsonFile.Parse("""{"connectionSpecification":{"type":"object","properties":{}}}""");

        public StreamCatalog Streams => throw new NotSupportedException();

        public Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken) =>
            Task.FromResult(new ConnectionStatusMessage(false, text));

        public IReadSession Open(JObject config, ISyncLog log, Action<DateTimeOffset> throttled) => throw new NotSupportedException();
    }
}
