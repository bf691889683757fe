using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>
/// Where a connection is kept: a file that only its owner may read. By itself one for each settings file, in the folder for the user's own
/// configuration; or the file that the settings name, which holds the token alone.
/// </summary>
/// <param name="path">The file's.</param>
/// <param name="isPlain">It holds the token and nothing else.</param>
internal sealed class ConnectionStore(string path, bool isPlain)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path => path;

    public bool IsPlain => isPlain;

    /// <summary>That of a settings file that names no token; null: the user has no folder.</summary>
    public static ConnectionStore? Own(string settings, Func<string, string?> environment)
    {
        string? folder = null;
        if (environment("XDG_CONFIG_HOME") is { Length: > 0 } xdg) folder = xdg;
        else if (environment("HOME") is { Length: > 0 } home) folder = System.IO.Path.Combine(home, ".config");
        else if (environment("APPDATA") is { Length: > 0 } data) folder = data;
        if (folder is null) return null;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(System.IO.Path.GetFullPath(settings))).AsSpan(0, 8));
        return new ConnectionStore(System.IO.Path.Combine(folder, "intercom-loader", $"{name}.json"), isPlain: false);
    }

    /// <summary>Where a connection for these settings belongs; they need not be there yet.</summary>
    /// <exception cref="UsageException">They name a token themselves, or there is no place for one.</exception>
    public static ConnectionStore Of(string settings, Func<string, string?> environment)
    {
        if (File.Exists(settings))
        {
            // As it is written: nothing is looked up, so nothing can be missing.
            var document = SettingsReader.Read(settings, new SettingsText(new HashSet<string>(), name => $"${{{name}}}", needsSource: true));
            var named = document.Content["source"] is JObject source ? source["access_token"] : null;
            if (named is JValue { Value: string text } && text.StartsWith(SettingsText.File, StringComparison.Ordinal)) return new ConnectionStore(text[SettingsText.File.Length..], isPlain: true);
            if (named is not null and not JValue { Value: null })
                throw document.Refuse("source.access_token", "names a token itself, which goes before one that is stored. Take it out, or make it `file:PATH` to have it stored there.");
        }

        return Own(settings, environment) ?? throw new UsageException("There is no place to keep a token: neither XDG_CONFIG_HOME nor HOME is set. Set one, or let `source.access_token` be `file:PATH`.");
    }

    /// <summary>Null: there is none.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public StoredConnection? Read()
    {
        try
        {
            if (!File.Exists(path)) return null;
            var text = File.ReadAllText(path);
            if (isPlain) return text.Trim() is { Length: > 0 } token ? new StoredConnection(token, null, null) : null;
            var json = JObject.Parse(text);
            return json["access_token"] is JValue { Value: string kept } ? new StoredConnection(kept, (string?)json["region"], (string?)json["workspace"]) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            // What the parser says of it might quote it.
            throw new UsageException($"The connection that is stored in {path} cannot be read{(unreadable is JsonException ? "" : $": {unreadable.Message}")}. Run `intercom-loader connect` again.");
        }
    }

    /// <summary>Written whole or not at all, and never readable by others.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(StoredConnection connection)
    {
        try
        {
            MakeFolder();
            var temporary = path + ".new";
            File.Delete(temporary);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            using (var writer = new StreamWriter(temporary, options)) writer.Write(Text(connection));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The token cannot be stored in {path}: {refused.Message}");
        }
    }

    /// <exception cref="UsageException">It cannot be taken away.</exception>
    public void Forget()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be deleted: {refused.Message}");
        }
    }

    private string Text(StoredConnection connection) => isPlain
        ? connection.Token + "\n"
        : new JObject { ["access_token"] = connection.Token, ["region"] = connection.Region, ["workspace"] = connection.Workspace }.ToString() + "\n";

    private void MakeFolder()
    {
        if (System.IO.Path.GetDirectoryName(path) is not { Length: > 0 } folder || Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows() || isPlain) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
