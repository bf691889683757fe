using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Intercom.Loader.Tests.Support;
using Intercom.Sandbox;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>The page of <c>run</c> over HTTP.</summary>
public sealed partial class PageTests
{
    private const string Objects = "objects: { conversation_parts: false, ticket_parts: false, articles: false, article_statistics: false }\n";

    [Fact(Timeout = 240_000)]
    public async Task Every_button_does_what_it_says()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects);
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--json");
        using var http = new HttpClient { BaseAddress = await LoaderProgram.PageAsync(process) };
        await LoaderProgram.LinesAsync(process, 1);

        var page = await PageAsync(http, "Run now");
        page.ShouldContain("<th scope=\"row\">contacts</th><td class=\"number\">300</td>");
        page.ShouldContain("Schema changes");
        page.ShouldContain("intercom_contacts created");
        page.ShouldContain("<svg");
        page.ShouldContain("intercom-loader connect");
        page.ShouldNotContain("action=\"reconnect\"", Case.Sensitive, "the settings name a token themselves");

        (await PressAsync(http, page, "refresh", ("object", "tags"))).ShouldContain("The next run reads tags whole.");
        (await http.GetStringAsync(""))
            .ShouldNotContain("The next run reads tags whole.", Case.Sensitive, "an answer is given once");
        (await PressAsync(http, page, "run")).ShouldContain("A run begins.");
        (await LoaderProgram.LinesAsync(process, 1))[0].ShouldContain("\"object\":\"tags\",\"result\":\"succeeded\",\"whole\":true");
        (await PressAsync(http, page, "check")).ShouldContain("The token is good");
        (await http.PostAsync("refresh", Form(page, ("object", "nonsense")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await MetricsAsync(http)).ShouldContain("intercom_loader_object_rows{object=\"contacts\"} 300\n");
        (await http.GetAsync("healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await EndAsync(loader, process);
    }

    [Fact(Timeout = 240_000)]
    public async Task Nobody_else_s_page_can_press_a_button()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects);
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--json");
        using var http = new HttpClient { BaseAddress = await LoaderProgram.PageAsync(process) };
        await LoaderProgram.LinesAsync(process, 1);
        var page = await PageAsync(http, "Run now");
        var requests = sandbox.Report.Requests;

        foreach (var (header, value) in new[] { ("Origin", "https://elsewhere.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
        {
            foreach (var button in new[] { "run", "refresh", "check", "reconnect" })
                (await SendAsync(http, button, Form(page, ("object", "tags")), header, value)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{button} {header} {value}");
        }

        (await http.PostAsync("run", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await http.PostAsync("run", new FormUrlEncodedContent([KeyValuePair.Create("form_token", new string('0', 48))]))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        // A name that leads here, as DNS rebinding makes one.
        (await SendAsync(http, "", null, "Host", "elsewhere.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await http.GetAsync("run")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        sandbox.Report.Requests.ShouldBe(requests);
        (await SendAsync(http, "run", Form(page), "Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await LoaderProgram.LinesAsync(process, 1);
        await EndAsync(loader, process);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_token_keeps_out_who_does_not_have_it()
    {
        const string token = "a-token-of-the-page";
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects);
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--page-token-file", loader.Write("page-token", token + "\n"), "--json");
        using var http = new HttpClient { BaseAddress = await LoaderProgram.PageAsync(process) };

        foreach (var path in new[] { "", "metrics", "page.css", "nothing" })
        {
            var refused = await http.GetAsync(path);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            refused.Headers.WwwAuthenticate.ToString().ShouldStartWith("Basic ");
        }

        (await http.PostAsync("run", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(http, "", null, "Authorization", Basic("wrong-token-of-the-page"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(http, "", null, "Authorization", "Basic !")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(http, "", null, "Authorization", Basic(token))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(http, "metrics", null, "Authorization", "Bearer " + token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await EndAsync(loader, process);
    }

    [Fact(Timeout = 120_000)]
    public async Task Who_never_succeeded_is_alive_and_not_ready()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects) { Token = "token-of-nobody-at-all" };
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--json");
        using var http = new HttpClient { BaseAddress = await LoaderProgram.PageAsync(process) };
        await LoaderProgram.LinesAsync(process, 1);

        (await PageAsync(http, "does not accept the access token")).ShouldContain("Run now");
        (await http.GetAsync("healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("readyz")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await EndAsync(loader, process);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_token_that_is_given_there_counts_from_the_next_run_on()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { Access = new() { Missing = [Sandbox.Api.Permission.Tags] } });
        using var loader = new LoaderProgram(sandbox);
        var store = loader.Keep("token-of-nobody-at-all", "Sandbox");
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--json");
        using var http = new HttpClient { BaseAddress = await LoaderProgram.PageAsync(process) };
        (await LoaderProgram.LinesAsync(process, 1))[0].ShouldContain("\"result\":\"failed\"");
        var page = await PageAsync(http, "does not accept the access token");

        (await PressAsync(http, page, "reconnect", ("token", ""))).ShouldContain("No access token was given. Nothing was stored.");
        (await PressAsync(http, page, "reconnect", ("token", "another-token-of-nobody"))).ShouldContain("Nothing was stored.");
        store.Read()!.Token.ShouldBe("token-of-nobody-at-all");
        var connected = await PressAsync(http, page, "reconnect", ("token", sandbox.Token));

        connected.ShouldContain("Connected to workspace Sandbox. The next run takes the new token.");
        connected.ShouldContain("Read tags");
        connected.ShouldNotContain(sandbox.Token);
        store.Read().ShouldBe(new StoredConnection(sandbox.Token, "us", "Sandbox"));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(store.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await PressAsync(http, page, "check")).ShouldContain("The token is good");
        await PressAsync(http, page, "run");
        (await LoaderProgram.LinesAsync(process, 1))[0].ShouldContain("\"object\":\"contacts\",\"result\":\"succeeded\"");
        await EndAsync(loader, process);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_token_of_another_workspace_is_not_taken_there()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects);
        var store = loader.Keep("token-of-nobody-at-all", "Elsewhere");
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--json");
        using var http = new HttpClient { BaseAddress = await LoaderProgram.PageAsync(process) };

        var refused = await PressAsync(http, await http.GetStringAsync(""), "reconnect", ("token", sandbox.Token));

        refused.ShouldContain("This token is of workspace Sandbox, and what is loaded is of Elsewhere. Nothing was stored.");
        store.Read()!.Token.ShouldBe("token-of-nobody-at-all");
        await EndAsync(loader, process);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_for_the_token_alone_takes_one_from_who_has_shown_the_page_s(bool isGuarded)
    {
        const string token = "a-token-of-the-page";
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects);
        var kept = loader.Write("token", "token-of-nobody-at-all\n");
        loader.Write("intercom.yml", (await File.ReadAllTextAsync(loader.Config)).Replace("${LOADER_TOKEN}", "file:" + kept, StringComparison.Ordinal));
        string[] guard = isGuarded ? ["--page-token-file", loader.Write("page-token", token)] : [];
        using var process = loader.Start(["run", "--listen", "127.0.0.1:0", "--json", .. guard]);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await LoaderProgram.PageAsync(process) };
        if (isGuarded) http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", Basic(token));
        var page = await http.GetStringAsync("");

        page.Contains("action=\"reconnect\"", StringComparison.Ordinal).ShouldBe(isGuarded);
        (await http.PostAsync("reconnect", Form(page, ("token", sandbox.Token)))).StatusCode.ShouldBe(isGuarded ? HttpStatusCode.SeeOther : HttpStatusCode.BadRequest);

        (await File.ReadAllTextAsync(kept)).ShouldBe((isGuarded ? sandbox.Token : "token-of-nobody-at-all") + "\n");
        await EndAsync(loader, process);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("0.0.0.0:8080", "can be reached from other machines")]
    [InlineData("[::]:8080", "can be reached from other machines")]
    [InlineData("8080", "must be an address and a port")]
    public async Task A_page_for_everybody_is_refused(string listen, string sentence)
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);

        var refused = await loader.RunAsync("run", "--listen", listen);

        refused.ExitCode.ShouldBe(2, refused.ToString());
        refused.Stderr.ShouldContain(sentence);
    }

    [Fact(Timeout = 240_000)]
    public async Task While_a_run_has_the_file_the_page_shows_it_and_a_refresh_waits()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Slow);
        using var loader = new LoaderProgram(sandbox);
        (await loader.RunAsync("load", "--objects", "tags")).ExitCode.ShouldBe(0);
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--json");
        using var http = new HttpClient { BaseAddress = await LoaderProgram.PageAsync(process) };
        await PressAsync(http, await http.GetStringAsync(""), "run");
        while (sandbox.Report.Requests < 100) await Task.Delay(TimeSpan.FromMilliseconds(20), WallClock.Instance, TestContext.Current.CancellationToken);

        var page = await http.GetStringAsync("");

        page.ShouldContain("Run under way");
        page.ShouldContain("Run again after this run");
        (await PressAsync(http, page, "refresh", ("object", "tags"))).ShouldContain("A run is under way. The one after it reads tags whole.");
        (await http.GetAsync("healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LoaderProgram.LinesAsync(process, 1))[0].ShouldContain("\"result\":\"succeeded\"");
        await PressAsync(http, page, "run");
        (await LoaderProgram.LinesAsync(process, 1))[0].ShouldContain("\"object\":\"tags\",\"result\":\"succeeded\",\"whole\":true");
        await EndAsync(loader, process);
    }

    /// <summary>The page, as soon as a run that has ended is seen to have ended.</summary>
    private static async Task<string> PageAsync(HttpClient http, string text)
    {
        while (true)
        {
            var page = await http.GetStringAsync("");
            if (page.Contains(text, StringComparison.Ordinal)) return page;
            await Task.Delay(TimeSpan.FromMilliseconds(50), WallClock.Instance, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> MetricsAsync(HttpClient http)
    {
        while (true)
        {
            var metrics = await http.GetStringAsync("metrics");
            if (metrics.Contains("intercom_loader_running 0", StringComparison.Ordinal)) return metrics;
            await Task.Delay(TimeSpan.FromMilliseconds(50), WallClock.Instance, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> PressAsync(HttpClient http, string page, string button, params IReadOnlyList<(string Name, string Value)> fields)
    {
        page.ShouldContain($"action=\"{button}\"");
        return await (await http.PostAsync(button, Form(page, fields))).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent Form(string page, params IReadOnlyList<(string Name, string Value)> fields) => new(
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("form_token", FormToken().Match(page).Groups[1].Value)));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string path, HttpContent? form, string header, string value)
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = form };
        request.Headers.TryAddWithoutValidation(header, value);
        return await http.SendAsync(request);
    }

    private static string Basic(string token) => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("anybody:" + token))).ToString();

    private static async Task EndAsync(LoaderProgram loader, System.Diagnostics.Process process)
    {
        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        (await loader.EndAsync(process)).ExitCode.ShouldBe(143);
    }

    [GeneratedRegex("name=\"form_token\" value=\"([0-9A-F]+)\"")]
    private static partial Regex FormToken();
}
