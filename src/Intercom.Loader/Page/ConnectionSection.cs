namespace Intercom.Loader;

/// <summary>Where the rows come from and go to, whether the token is good, and how to sign in anew.</summary>
internal static class ConnectionSection
{
    /// <summary>The command that signs in anew.</summary>
    private const string Connect = "intercom-loader connect";

    public static Html Of(PageModel model) => Html.Of(
        $"""
        <section aria-labelledby="connection"><h2 id="connection">Connection</h2>
        <dl><dt>Region</dt><dd>{(string?)model.Config["region"]}</dd><dt>Read since</dt><dd>{(string?)model.Settings.Source["start_date"]}</dd><dt>Warehouse</dt><dd>{model.Warehouse}</dd><dt>Schema</dt><dd>{model.Settings.Schema}</dd></dl>
        {(model.Connection is { } trial ? Trial(trial, model.Now) : Html.Of($"<p>Whose workspace it is, and what the token may read, is asked for by the button.</p>"))}
        <div class="actions">{PageView.Button(model, "check", "Try the connection")}</div>
        <details id="reconnect"><summary>Reconnect</summary>{(model.Keeps is { } file ? Form(model, file) : Elsewhere())}</details>
        </section>
        """);

    private static Html Form(PageModel model, string file) => Html.Of(
        $"""
        <p>Where the token was revoked, or lacks a right: another access token of the same workspace. It is kept in <code>{file}</code> of the loader's machine, and counts from the next run on.</p>
        {PageView.Button(model, "reconnect", "Keep it", Html.Of($"<label for=\"token\">Access token</label> <input id=\"token\" name=\"token\" type=\"password\" autocomplete=\"off\" required> "))}
        <p>To sign in to an app instead, run <code>{Connect} --config {model.Settings.Document.Path}</code> there: it needs a browser beside it.</p>
        """);

    private static Html Elsewhere() => Html.Of(
        $"<p>Where the token was revoked, or lacks a right, put a new one where <code>source.access_token</code> of the settings says. The next run takes it; nothing has to be started again. One can be given here where <code>source.access_token</code> is left out and <code>{Connect}</code> was run, or where it is <code>file:PATH</code> and the page has a token of its own.</p>");

    private static Html Trial(ConnectionTrial trial, DateTimeOffset now) => Html.Of(
        $"""<p>{(trial.IsGood ? "The token is good" : "The token does not work")} (tried {PageText.Ago(trial.At, now)}).</p><ul>{Html.Join(trial.Lines.Select(line => Html.Of($"<li>{line}</li>")))}</ul>""");
}
