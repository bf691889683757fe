using System.Globalization;
using Spectre.Console;

namespace Intercom.Loader;

/// <summary><c>init</c>: writes the settings. Asks on a terminal, where a token that is typed is not shown; takes options elsewhere.</summary>
internal sealed class InitCommand(LoaderEnvironment environment, Screen screen, string path, InitArguments arguments)
{
    /// <summary>What <c>connect</c> has got before; null: nothing.</summary>
    private readonly StoredConnection? _stored = ConnectionStore.Own(path, environment.Variable)?.Read();

    public int Run()
    {
        if (File.Exists(path) && !arguments.Force) throw new UsageException($"{path} is there already; --force writes it anew.");
        var settings = environment.IsInteractive && !arguments.HasAny ? Ask() : arguments;
        if (settings is { TokenFile: null, TokenVariable: null } && _stored is not null) settings = settings with { IsConnected = true, Region = _stored.Region ?? settings.Region };
        var start = settings.StartDate ?? DefaultStart();
        if (!DateTimeOffset.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            throw new UsageException($"The start date must be a date such as 2024-01-31, but it is \"{start}\".");
        if (settings.Region is not ("us" or "eu" or "au")) throw new UsageException($"The region must be us, eu or au, but it is \"{settings.Region}\".");
        Write(path, SettingsTemplate.Text(settings, start));
        screen.Line($"Wrote {path}. Next: `intercom-loader check`, then `intercom-loader load`.");
        return LoaderExit.Done;
    }

    private InitArguments Ask()
    {
        var console = screen.Console;
        var token = _stored is not null ? "" : console.Prompt(new TextPrompt<string>("Access token of the Intercom app [grey](empty: taken from the variable INTERCOM_ACCESS_TOKEN)[/]:").Secret(null).AllowEmpty());
        var region = _stored?.Region ?? console.Prompt(new TextPrompt<string>("Where Intercom hosts the workspace:").AddChoices(["us", "eu", "au"]).DefaultValue("us"));
        var start = console.Prompt(new TextPrompt<string>("Read what changed since:").DefaultValue(DefaultStart()));
        var warehouse = console.Prompt(new TextPrompt<string>("Load into:").AddChoices(["duckdb", "postgres"]).DefaultValue("duckdb"));
        return arguments with
        {
            Region = region,
            StartDate = start,
            TokenFile = token.Length == 0 ? null : Keep(token.Trim()),
            PostgresVariable = warehouse == "postgres"
                ? console.Prompt(new TextPrompt<string>("Environment variable with the database's URL:").DefaultValue("DATABASE_URL"))
                : null,
        };
    }

    /// <summary>In a file of its own, which only its owner may read, so that the settings can be shown and shared.</summary>
    private string Keep(string token)
    {
        var file = Path.Combine(Path.GetDirectoryName(path) ?? "", ".intercom-token");
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(token);
        screen.Line($"The token is in {file}, which only you may read.");
        return file;
    }

    private string DefaultStart() => $"{environment.Time.GetUtcNow().Year - 1}-01-01";

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {refused.Message}");
        }
    }
}
