namespace Connector.Http.Tests.Budget;

/// <summary>A generated load on a budget. Times are whole milliseconds, the grain of timers, so that "at once" can be exact.</summary>
/// <param name="Limit">Requests per window of the budget under test.</param>
/// <param name="Workers">Loops that each send one request after the other.</param>
/// <param name="RequestsEach">Requests per worker.</param>
/// <param name="SlowestMs">The longest journey, out and back each.</param>
/// <param name="CancelPercent">Share of requests whose caller gives up after a random time.</param>
/// <param name="Pauses">How many 429 pauses hit at random times.</param>
/// <param name="Seed">Of all chance in the run.</param>
public sealed record Workload(int Limit, int Workers, int RequestsEach, int SlowestMs, int CancelPercent, int Pauses, int Seed);
