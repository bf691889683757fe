namespace Simulation.Tests;

/// <summary>How lists come in pages.</summary>
/// <param name="Order">As asked is newest first, as it is documented.</param>
internal sealed record ListManner(AnswerOrder Order, ListLink Link)
{
    /// <summary>A way by which nobody can go on.</summary>
    public bool GivesNoWayOn => Link >= ListLink.Elsewhere;

    /// <param name="query">Of the request, but for what says which page.</param>
    /// <param name="page">The number of the next page.</param>
    /// <param name="cursor">Where it begins.</param>
    public string Next(string path, string query, int page, string cursor) => Link switch
    {
        ListLink.Url => $",\"next\":\"{SimulatedIntercom.BaseUrl}{path}?{query}&page={page}\"",
        ListLink.OtherHost => $",\"next\":\"https://api.intercom.io{path}?page={page}&{query}\"",
        ListLink.Proxy => $",\"next\":\"https://proxy.example/intercom{path}?{query}&page={page}\"",
        ListLink.Numbers => "",
        ListLink.PageObject => $",\"next\":{{\"page\":{page}}}",
        ListLink.CursorObject => $",\"next\":{{\"per_page\":5,\"starting_after\":\"{cursor}\"}}",
        ListLink.Elsewhere => $",\"next\":\"https://api.intercom.io/contacts?page={page}\"",
        _ => ",\"next\":{}",
    };
}
