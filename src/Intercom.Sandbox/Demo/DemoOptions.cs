namespace Intercom.Sandbox.Demo;

/// <summary>A demo to run. The defaults take some ten seconds and stay within the connector's default request budget.</summary>
internal sealed record DemoOptions
{
    public int Contacts { get; init; } = 3000;

    public int Companies { get; init; } = 200;

    public int Conversations { get; init; } = 500;

    public int Tickets { get; init; } = 300;

    /// <summary>Rows changed or added between the two reads.</summary>
    public int Changes { get; init; } = 150;

    /// <summary>What each of the sandbox's answers takes at least. Without any, the reads would be over before one could watch them.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Where reading the real API starts; <see cref="IntercomTarget.DefaultReach"/> back when null.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>The token of a real workspace; null runs against a sandbox.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The real workspace's region: us, eu or au.</summary>
    public string Region { get; init; } = "us";

    /// <summary>Replaces the region's host.</summary>
    public string? BaseUrl { get; init; }
}
