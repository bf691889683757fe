namespace Benchmarks.Soak;

/// <summary>The service at one moment.</summary>
/// <param name="At">Since the soak began.</param>
/// <param name="Generation">How often the service had been started; what it held before is gone with each start.</param>
/// <param name="Megabytes">Of memory that is resident.</param>
/// <param name="Handles">File descriptors that are open.</param>
/// <param name="FileMegabytes">The warehouse's file, and what is not yet in it.</param>
/// <param name="Freshness">Since the last run began that succeeded; null: none has, or nobody answered.</param>
internal sealed record SoakSample(TimeSpan At, int Generation, double Megabytes, int Handles, double FileMegabytes, TimeSpan? Freshness);
