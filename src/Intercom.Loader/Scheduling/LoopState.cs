namespace Intercom.Loader;

/// <summary>Where the schedule stands.</summary>
/// <param name="Seen">When it last looked at the clock.</param>
/// <param name="Running">When the run that is under way began; null: none is.</param>
/// <param name="Due">When the next run is due; null: never.</param>
/// <param name="Skipped">Runs that were due while another ran.</param>
internal sealed record LoopState(DateTimeOffset Seen, DateTimeOffset? Running, DateTimeOffset? Due, long Skipped);
