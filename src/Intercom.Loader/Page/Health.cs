namespace Intercom.Loader;

/// <summary>What orchestrators and monitors ask.</summary>
internal static class Health
{
    /// <summary>Until the third time of the schedule after the last success.</summary>
    public static bool IsReady(Schedule schedule, DateTimeOffset? lastSuccess, DateTimeOffset now)
    {
        var limit = lastSuccess;
        for (var i = 0; i < 3 && limit is { } time; i++) limit = schedule.After(time);
        return lastSuccess is not null && (limit is null || now < limit);
    }
}
