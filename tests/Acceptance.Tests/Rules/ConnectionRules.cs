namespace Acceptance.Tests;

/// <summary>The answer to <c>check</c>.</summary>
internal static class ConnectionRules
{
    /// <param name="expected"><c>succeed</c> or <c>failed</c>, as the configuration says.</param>
    public static IEnumerable<string> Violations(ConnectorRun run, string expected)
    {
        var answers = run.Of("CONNECTION_STATUS").ToList();
        if (answers.Count != 1)
        {
            yield return $"{answers.Count} lines of CONNECTION_STATUS, not exactly one";
            yield break;
        }

        var status = answers[0].Text("connectionStatus.status");
        var wanted = expected switch
        {
            "succeed" => "SUCCEEDED",
            "failed" => "FAILED",
            _ => throw new ArgumentException($"The status {expected} is not one that a check answers with.", nameof(expected)),
        };
        if (status != wanted) yield return $"the connection status is {status}, not {wanted}";
        if (wanted == "FAILED" && string.IsNullOrWhiteSpace(answers[0].Text("connectionStatus.message")))
            yield return "a failed check does not say what to do";
    }
}
