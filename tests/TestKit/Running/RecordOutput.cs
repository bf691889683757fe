using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>A RECORD line.</summary>
/// <param name="Line">Its number among all lines, from 0.</param>
/// <param name="EmittedAt">Milliseconds of the unix epoch.</param>
public sealed record RecordOutput(int Line, string Stream, JObject Data, long EmittedAt);
