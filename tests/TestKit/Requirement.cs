using Xunit;

namespace TestKit;

/// <summary>What a test needs from the machine. Where it is missing the test skips, saying so; with <c>CI=true</c> it fails instead.</summary>
public static class Requirement
{
    public static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"CI must run this test, but {what}.");
        Assert.Skip($"{char.ToUpperInvariant(what[0])}{what[1..]}.");
    }
}
