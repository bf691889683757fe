using Intercom.Loader.Tests.Support;
using Intercom.Sandbox;
using Microsoft.Playwright;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>The page in a browser: readable on a desk and on a phone, by day and by night, and without script.</summary>
public sealed class BrowserTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Objects = "objects: { conversation_parts: false, ticket_parts: false, articles: false, article_statistics: false }\n";

    /// <summary>Every text whose contrast to what lies behind it is less than WCAG 2 asks (AA: 4.5).</summary>
    private const string Faint = """
        () => {
          const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return { r: m[0], g: m[1], b: m[2], a: m[3] ?? 1 }; };
          const light = c => { const f = [c.r, c.g, c.b].map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
          const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a === 1) return c; } return { r: 255, g: 255, b: 255 }; };
          return [...document.querySelectorAll('body *')].filter(e => !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length)
            .map(e => { const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))]; return { e, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) }; })
            .filter(x => x.ratio < 4.5).map(x => `${x.e.tagName} ${x.e.textContent.trim().slice(0, 30)}: ${x.ratio.toFixed(2)}`);
        }
        """;

    /// <summary>Every control, picture and table that has no name, or that is wider than the window.</summary>
    private const string Unnamed = """
        () => {
          const bad = [...document.querySelectorAll('button, a, summary')].filter(e => !(e.getAttribute('aria-label') || e.textContent.trim())).map(e => e.outerHTML);
          bad.push(...[...document.querySelectorAll('input:not([type=hidden])')].filter(e => !e.labels.length).map(e => e.outerHTML));
          bad.push(...[...document.querySelectorAll('svg')].filter(e => e.getAttribute('role') !== 'img' || !e.getAttribute('aria-label')).map(e => 'svg'));
          bad.push(...[...document.querySelectorAll('[aria-labelledby]')].filter(e => !document.getElementById(e.getAttribute('aria-labelledby'))).map(e => e.outerHTML.slice(0, 80)));
          bad.push(...[...document.querySelectorAll('th')].filter(e => !e.scope).map(e => e.outerHTML));
          const names = [...document.querySelectorAll('button')].map(e => e.getAttribute('aria-label') || e.textContent.trim());
          bad.push(...names.filter((n, i) => names.indexOf(n) !== i).map(n => `twice: ${n}`));
          if (!document.documentElement.lang || !document.title || document.querySelectorAll('h1').length !== 1) bad.push('document');
          if (document.documentElement.scrollWidth > innerWidth) bad.push(`${document.documentElement.scrollWidth} px wide`);
          return bad;
        }
        """;

    [Fact(Timeout = 300_000)]
    public async Task It_can_be_read_and_used_everywhere()
    {
        if (!File.Exists(Chromium)) Requirement.Missing($"there is no {Chromium} (apt-get install chromium)");
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { Access = new() { Missing = [Sandbox.Api.Permission.Tags] } });
        using var loader = new LoaderProgram(sandbox, Objects);
        loader.Keep(sandbox.Token, "Sandbox");
        using var process = loader.Start("run", "--listen", "127.0.0.1:0", "--json");
        var page = (await LoaderProgram.PageAsync(process)).ToString();
        await LoaderProgram.LinesAsync(process, 1);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });

        foreach (var (name, width, height) in new[] { ("desktop", 1280, 900), ("phone", 390, 844) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
                var tab = await context.NewPageAsync();
                var problems = new List<string>();
                tab.Console += (_, message) => problems.Add(message.Text);
                tab.RequestFailed += (_, request) => problems.Add(request.Url);
                await tab.GotoAsync(page);
                await tab.GetByText("Reconnect", new() { Exact = true }).ClickAsync();
                await tab.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"page-{name}-{scheme}.png".ToLowerInvariant()), FullPage = true });

                (await tab.EvaluateAsync<string[]>(Faint)).ShouldBeEmpty($"{name} {scheme}");
                (await tab.EvaluateAsync<string[]>(Unnamed)).ShouldBeEmpty($"{name} {scheme}");
                problems.ShouldBeEmpty();
            }
        }

        await using (var plain = await browser.NewContextAsync(new() { JavaScriptEnabled = false }))
        {
            var tab = await plain.NewPageAsync();
            await tab.GotoAsync(page);
            await tab.GetByRole(AriaRole.Button, new() { Name = "Refresh contacts", Exact = true }).ClickAsync();
            (await tab.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("reads contacts whole");
            await tab.GetByRole(AriaRole.Button, new() { Name = "Try the connection" }).ClickAsync();
            (await tab.Locator("#connection ~ p").First.TextContentAsync())!.ShouldContain("The token is good");
            await tab.GetByText("Reconnect", new() { Exact = true }).ClickAsync();
            await tab.GetByLabel("Access token").FillAsync(sandbox.Token);
            await tab.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
            (await tab.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("Connected to workspace Sandbox.");
            await tab.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
            (await LoaderProgram.LinesAsync(process, 1))[0].ShouldContain("\"object\":\"contacts\",\"result\":\"succeeded\",\"whole\":true");
        }

        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        (await loader.EndAsync(process)).ExitCode.ShouldBe(143);
    }
}
