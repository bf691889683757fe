namespace Source.Intercom.Tests.Support;

/// <summary>How a read differs from the truth; each list holds <c>stream parent/id</c>.</summary>
/// <param name="Stale">There, but not as the row stands.</param>
internal sealed record Comparison(
    IReadOnlyList<string> Missing, IReadOnlyList<string> Extra, IReadOnlyList<string> Repeated, IReadOnlyList<string> Stale)
{
    public Comparison And(Comparison other) => new(
        [.. Missing, .. other.Missing], [.. Extra, .. other.Extra], [.. Repeated, .. other.Repeated], [.. Stale, .. other.Stale]);

    /// <summary>Every row once, and none besides.</summary>
    public void ShouldBeExact()
    {
        ShouldBeWhole();
        Extra.ShouldBeEmpty();
        Repeated.ShouldBeEmpty();
    }

    /// <summary>Nothing lost and nothing out of date; repeats are allowed (the promise is at least once), and rows since deleted.</summary>
    public void ShouldBeWhole()
    {
        Missing.ShouldBeEmpty();
        Stale.ShouldBeEmpty();
    }
}
