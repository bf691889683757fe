namespace Simulation.Tests;

/// <summary>What a scenario may have to bear besides; each is null in most. Drawn apart from the rest, so that one more changes no other.</summary>
internal sealed record Hardships
{
    public Further? Further { get; init; }

    public Churn? Churn { get; init; }

    public Refreshes? Refreshes { get; init; }

    public StartDateMove? StartDateMove { get; init; }

    public OthersStates? OthersStates { get; init; }

    public SearchManner? SearchManner { get; init; }

    public NextPages? NextPages { get; init; }

    public LogLinks? LogLinks { get; init; }

    public EndlessPages? EndlessPages { get; init; }

    public ErrorBodies? ErrorBodies { get; init; }

    public Refusal? Refusal { get; init; }

    public FailingChildren? FailingChildren { get; init; }

    public Outage? Outage { get; init; }

    public StdoutPause? StdoutPause { get; init; }

    public Density? Density { get; init; }

    public LongAgo? LongAgo { get; init; }

    public LargeRecords? LargeRecords { get; init; }

    /// <summary>None of them makes anything come twice.</summary>
    public bool AreCalm => Churn is null && Refreshes is null && StartDateMove is null && OthersStates is null && EndlessPages is null
        && SearchManner is null && (Further is null || Further.Pages.Order == AnswerOrder.AsAsked) && Outage is null && StdoutPause is null && FailingChildren is null;

    /// <summary>Its pages may lead nowhere.</summary>
    public bool MayCutShort(string stream) => (stream == "contact_companies" && Further?.Pages.GivesNoWayOn == true) || MayBeCutShort(Workspace.SourceOf(stream));

    private bool MayBeCutShort(string source) => source switch
    {
        "contacts" or "conversations" or "tickets" => NextPages?.GivesNoWayOn == true || EndlessPages is not null,
        "articles" or "deleted_conversations" => Further?.Pages.GivesNoWayOn == true,
        "activity_logs" => EndlessPages is not null || LogLinks?.ElsewherePath == true,
        _ => false,
    };

    public override string ToString()
    {
        var present = typeof(Hardships).GetProperties().Where(property => property.PropertyType != typeof(bool)).Select(property => property.GetValue(this)).OfType<object>().ToList();
        return present.Count == 0 ? "none" : string.Join(' ', present);
    }
}
