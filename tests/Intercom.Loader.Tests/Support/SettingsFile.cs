using TestKit;

namespace Intercom.Loader.Tests.Support;

/// <summary>Settings that are read from a file.</summary>
internal static class SettingsFile
{
    public const string Source = "source:\n  access_token: token-of-a-test\n  start_date: 2019-01-01T00:00:00Z\n";

    public static LoaderSettings Read(string text, Func<string, string?>? environment = null, bool needsSource = true)
    {
        using var files = new InputFiles();
        return LoaderSettings.Read(files.Write("intercom.yml", text), environment ?? (_ => null), needsSource);
    }

    /// <summary>Why the settings are refused, without the folder of the file.</summary>
    public static string Refusal(string text, Func<string, string?>? environment = null)
    {
        var message = Should.Throw<UsageException>(() => Read(text, environment)).Message;
        return string.Join('\n', message.Split(Environment.NewLine).Select(line => line[line.IndexOf("intercom.yml", StringComparison.Ordinal)..]));
    }
}
