namespace Intercom.Loader;

/// <summary>The settings as <c>init</c> writes them: what was chosen, and as comments what else there is.</summary>
internal static class SettingsTemplate
{
    public static string Text(InitArguments chosen, string start) =>
        $"""
        # Settings of intercom-loader. Keys and values: intercom.schema.json.
        source:
          # In any text $[NAME] stands for an environment variable; a secret may also be file:/path.
          {Token(chosen)}
          region: {chosen.Region}
          start_date: {start}T00:00:00Z
        warehouse:
          {Warehouse(chosen)}
          schema: {Quoted(chosen.Schema ?? "intercom")}
          table_prefix: intercom_
        # Everything the token may read is loaded; false leaves an object out.
        # objects:
        #   conversation_parts: false
        #   tags: [ sync_mode: full_refresh ]
        deletes: soft    # rows that are gone get _deleted_at; hard takes them away
        # schedule: 1h   # what `intercom-loader run` goes by: a duration, or cron (UTC)
        # ping_url: $[PING_URL]      # told of each run, as healthchecks.io has it
        # webhook: $[WEBHOOK_URL]    # given JSON when runs begin to fail, and when they succeed again

        """.Replace("$[NAME]", "${NAME}", StringComparison.Ordinal).Replace("$[PING_URL]", "${PING_URL}", StringComparison.Ordinal)
        .Replace("$[WEBHOOK_URL]", "${WEBHOOK_URL}", StringComparison.Ordinal).Replace("[ sync_mode: full_refresh ]", "{ sync_mode: full_refresh }", StringComparison.Ordinal);

    private static string Token(InitArguments chosen) => chosen.IsConnected
        ? "# access_token: the one that `intercom-loader connect` has stored"
        : $"access_token: {(chosen.TokenFile is { } file ? Quoted("file:" + file) : $"${{{chosen.TokenVariable ?? "INTERCOM_ACCESS_TOKEN"}}}")}";

    private static string Warehouse(InitArguments chosen) => chosen.PostgresVariable is { } variable
        ? $"postgres: ${{{variable}}}"
        : $"duckdb: {Quoted(chosen.DuckDb ?? LoaderSettings.DefaultDuckDb)}";

    /// <summary>Plain where YAML takes it for what it is.</summary>
    private static string Quoted(string text) => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-') && char.IsAsciiLetter(text.TrimStart('/', '.')[0])
        ? text
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
