namespace Simulation.Tests;

/// <summary>The reader of stdout stops reading once in the first sync: a destination that is busy with something else.</summary>
/// <param name="AtBlock">Blocks that it takes before.</param>
internal sealed record StdoutPause(int Seconds, int AtBlock);
