namespace Simulation.Tests;

/// <summary>How searches name the next page, and how the last says that there is none.</summary>
/// <param name="NullAtEnd">As null; or not at all.</param>
internal sealed record NextPages(NextShape Shape, bool NullAtEnd)
{
    public bool GivesNoWayOn => Shape >= NextShape.UrlWithoutCursor;

    public string Text(string path, string cursor, int page) => Shape switch
    {
        NextShape.Url => $"\"https://api.intercom.io{path}?starting_after={Uri.EscapeDataString(cursor)}&per_page=50\"",
        NextShape.UrlWithoutCursor => $"\"https://api.intercom.io{path}?per_page=50\"",
        NextShape.ObjectWithoutCursor => $"{{\"page\":{page}}}",
        NextShape.Empty => "\"\"",
        _ => $"{{\"page\":{page},\"starting_after\":\"{cursor}\"}}",
    };
}
