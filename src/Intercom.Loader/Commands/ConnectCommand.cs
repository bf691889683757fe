using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Intercom.Loader;

/// <summary><c>connect</c>: gets a token, by asking for it or by signing in to an app, finds its workspace, and keeps it where only its owner may read it.</summary>
internal sealed class ConnectCommand(LoaderEnvironment environment, Screen screen, ConnectArguments arguments)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (arguments.ClientId is null != arguments.ClientSecretFile is null) throw new UsageException("--client-id and --client-secret-file belong together; without them the access token is asked for.");
        if (arguments is { RedirectUrl: not null, ClientId: null }) throw new UsageException("--redirect-url is for the sign-in: name --client-id and --client-secret-file too.");
        if (arguments is { Region: not null, ClientId: null }) throw new UsageException("--region is for the sign-in: the region of a token is found.");
        if (arguments.RedirectUrl is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _)) throw new UsageException($"--redirect-url must be an address such as http://localhost:8765/, but it is \"{url}\".");
        var store = ConnectionStore.Of(arguments.Config, environment.Variable);
        var token = arguments.ClientId is { } client ? await SignInAsync(client, arguments.ClientSecretFile!, stop) : await AskTokenAsync(stop);
        if (token.Length == 0) throw new UsageException("No access token was given. Nothing was stored.");
        screen.Hide([token]);
        var found = await new NewConnection(environment.Intercom, store, LineLog.Silent).MakeAsync(token, isAnother: true, stop);
        if (screen.IsJson) screen.Answer(Json(found, store));
        else Show(found, store);
        return LoaderExit.Done;
    }

    private async Task<string> AskTokenAsync(CancellationToken stop)
    {
        if (environment.IsInteractive) return screen.Console.Prompt(new TextPrompt<string>("Access token of the Intercom app:").Secret(null).AllowEmpty()).Trim();
        return (await ReadLineAsync(stop)).Trim();
    }

    private async Task<string> SignInAsync(string clientId, string secretFile, CancellationToken stop)
    {
        var app = new AppCredentials(clientId, ReadSecret(secretFile));
        var intercom = new IntercomAuthorization(environment.Intercom);
        var question = ConsentRequest.Begin(intercom.Consent(arguments.Region ?? "us"), clientId, arguments.RedirectUrl);
        using var listener = ConsentListener.Start(arguments.RedirectUrl, environment.Time);
        screen.Say($"Open this address, and allow the app to read the workspace:\n{question.Address}");
        // From here on: the address holds nothing secret, and has to be shown whole.
        screen.Hide([app.Secret]);
        if (environment.IsInteractive) Open(question.Address);
        var code = listener is null ? question.CodeOfText(await AskAnswerAsync(stop)) : await listener.CodeAsync(question, stop);
        screen.Hide([app.Secret, code]);
        return await intercom.ExchangeAsync(app, code, stop);
    }

    private async Task<string> AskAnswerAsync(CancellationToken stop)
    {
        const string Wanted = "Paste the address that the browser came to, or the code in it:";
        if (environment.IsInteractive) return screen.Console.Prompt(new TextPrompt<string>(Wanted).Secret(null).AllowEmpty());
        screen.Say(Wanted);
        return await ReadLineAsync(stop);
    }

    private async Task<string> ReadLineAsync(CancellationToken stop)
    {
        using var reader = new StreamReader(environment.Stdin, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadLineAsync(stop) ?? "";
    }

    private static string ReadSecret(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } secret ? secret : throw new UsageException($"{path} holds no client secret.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The client secret in {path} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>Whoever has no browser here opens the address elsewhere.</summary>
    private static void Open(Uri address)
    {
        try
        {
            using var browser = OperatingSystem.IsWindows()
                ? Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true })
                : Process.Start(new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address.AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            // The address is on the screen.
        }
    }

    private void Show(FoundWorkspace found, ConnectionStore store)
    {
        screen.Line($"Connected to workspace {found.Name} ({found.Region}). The token is in {store.Path}, which only you may read.");
        if (found.Needs(store) is { } needed) screen.Line(needed);
        var missing = found.Permissions.Where(permission => permission.IsGranted != true).ToList();
        if (missing.Count == 0)
        {
            screen.Line("It may read every object.");
            return;
        }

        screen.Line("It may not read, until the app has these permissions in the Developer Hub:");
        PermissionTable.Show(screen, missing);
    }

    private static JObject Json(FoundWorkspace found, ConnectionStore store) => new()
    {
        ["workspace"] = found.Name,
        ["region"] = found.Region,
        ["stored"] = store.Path,
        ["missing"] = new JArray(found.Permissions.Where(permission => permission.IsGranted != true)
            .Select(permission => new JObject { ["permission"] = permission.Permission, ["objects"] = new JArray(permission.Streams), ["granted"] = permission.IsGranted })),
    };
}
