namespace Acceptance.Tests;

/// <summary>What a command owes that cannot even begin: exactly one TRACE, an ERROR with a message for the user, and nothing claimed.</summary>
internal static class TraceRules
{
    public static IEnumerable<string> Violations(ConnectorRun run)
    {
        var errors = run.Traces("ERROR").ToList();
        if (errors.Count == 0) yield return "the failure left no TRACE ERROR";
        if (run.Of("TRACE").Count() > 1) yield return $"{run.Of("TRACE").Count()} TRACE lines for one failure";
        foreach (var error in errors)
        {
            if (string.IsNullOrWhiteSpace(error.Text("trace.error.message"))) yield return $"line {error.Number}: an error without message";
            if (error.Text("trace.error.failure_type") is not ("config_error" or "transient_error" or "system_error"))
                yield return $"line {error.Number}: an error without failure_type";
        }

        if (run.Records().Any() || run.States().Any()) yield return "a read that cannot begin printed records or states";
    }
}
