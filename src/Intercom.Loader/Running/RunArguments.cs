namespace Intercom.Loader;

/// <summary>What <c>run</c> takes.</summary>
/// <param name="Every">A duration in place of the settings' schedule.</param>
/// <param name="Cron">A cron expression in place of it.</param>
/// <param name="Listen">Where the page is served; null: nowhere.</param>
/// <param name="PageTokenFile">A file that holds the page's token, in place of the settings'.</param>
/// <param name="MetricsFile">Written after each run; null: none is.</param>
internal sealed record RunArguments(string? Every, string? Cron, string? Listen, string? PageTokenFile, string? MetricsFile)
{
    /// <exception cref="UsageException">It is none.</exception>
    public Schedule Schedule(LoaderSettings settings)
    {
        if (this is { Every: not null, Cron: not null }) throw new UsageException("--every and --cron contradict each other; take one of them out.");
        if (Every is not null)
        {
            return Loader.Schedule.TryParse(Every) is { IsCron: false } every
                ? every
                : throw new UsageException($"--every must be a duration such as 15m, 1h or 1d, but it is \"{Every}\".");
        }

        if (Cron is null) return settings.Schedule ?? Loader.Schedule.Hourly;
        return Loader.Schedule.TryParse(Cron) is { IsCron: true } cron
            ? cron
            : throw new UsageException($"--cron must be a cron expression of five fields such as \"0 6 * * *\", but it is \"{Cron}\".");
    }

    /// <summary>Null: there is none.</summary>
    /// <exception cref="UsageException">Its file cannot be read, or it is short enough to be guessed.</exception>
    public string? PageToken(LoaderSettings settings)
    {
        if (PageTokenFile is not { } path) return settings.PageToken;
        try
        {
            var token = File.ReadAllText(path).Trim();
            return token.Length >= LoaderSettings.ShortestPageToken
                ? token
                : throw new UsageException($"The page's token in {path} must have {LoaderSettings.ShortestPageToken} characters or more; `openssl rand -hex 24` makes one.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The page's token {path} cannot be read: {unreadable.Message}");
        }
    }
}
