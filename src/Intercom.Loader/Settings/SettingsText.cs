using System.Text.RegularExpressions;

namespace Intercom.Loader;

/// <summary>What stands in the settings for something elsewhere: <c>${NAME}</c> for the environment, and of a secret <c>file:/path</c> for a file.</summary>
/// <param name="secrets">The dotted keys of secrets.</param>
/// <param name="environment">The value of a variable; null: it is not set.</param>
/// <param name="needsSource">Else what only the API needs may be missing.</param>
internal sealed partial class SettingsText(IReadOnlySet<string> secrets, Func<string, string?> environment, bool needsSource)
{
    /// <summary>Before the path of a file that holds a secret.</summary>
    public const string File = "file:";

    public bool IsSecret(string key) => secrets.Contains(key);

    /// <exception cref="UsageException">The rest of a sentence about the key: what it refers to is not there.</exception>
    public string Expand(string key, string value)
    {
        try
        {
            return Replace(key, value);
        }
        catch (UsageException) when (!needsSource && key.StartsWith("source.", StringComparison.Ordinal))
        {
            // Not what is written instead: it would be hidden as if it were the secret.
            return "";
        }
    }

    private string Replace(string key, string value)
    {
        if (IsSecret(key) && value.StartsWith(File, StringComparison.Ordinal)) return Read(value[File.Length..]);
        return Variable().Replace(value, found => environment(found.Groups[1].Value) is { Length: > 0 } known
            ? known
            : throw new UsageException($"needs the environment variable {found.Groups[1].Value}, which is not set."));
    }

    private static string Read(string path)
    {
        try
        {
            return System.IO.File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"needs the file {path}, which cannot be read: {unreadable.Message}");
        }
    }

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}
