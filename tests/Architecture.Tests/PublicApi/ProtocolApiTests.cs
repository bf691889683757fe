using Airbyte.Protocol;
using Architecture.Tests.Files;

namespace Architecture.Tests.PublicApi;

/// <summary>Everything depends on the protocol's types, so a change of their surface is seen and approved by a person.</summary>
public sealed class ProtocolApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        new Approval(Repository.Absolute("tests/Architecture.Tests/PublicApi"), "ProtocolApi")
            .Check(ApiText.Of(typeof(AirbyteMessage).Assembly.GetExportedTypes()));

    [Fact]
    public void A_surface_is_written_as_it_is_declared() => ApiText.Of([typeof(Sample)]).ShouldBe("""
        sealed record Architecture.Tests.PublicApi.ProtocolApiTests.Sample : IDisposable
            IReadOnlyList<string?> Names { get; init; }
            const int Most = 3
            int? Count { get; set; }
            new(string Name, IReadOnlyList<string?> Names)
            static Task<string?> FindAsync(string? name, int most = 3)
            string Name { get; init; }
            void Dispose()

        """.ReplaceLineEndings("\n"));

    /// <summary>Private, for it is read by name only.</summary>
    private sealed record Sample(string Name, IReadOnlyList<string?> Names) : IDisposable
    {
        public const int Most = 3;

        public int? Count { get; set; }

        public static Task<string?> FindAsync(string? name, int most = Most) => Task.FromResult(most > 0 ? name : null);

        public void Dispose() => Count = null;
    }
}
