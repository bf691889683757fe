namespace Intercom.Loader;

/// <summary>What <c>run</c> takes.</summary>
/// <param name="Every">A duration in place of the settings' schedule.</param>
/// <param name="Cron">A cron expression in place of it.</param>
internal sealed record RunArguments(string? Every, string? Cron)
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
}
