using System.Data.Common;

namespace Intercom.Loader;

/// <summary>The password in what people write to reach a database, to keep it out of all output.</summary>
internal static class DatabasePassword
{
    /// <summary>Null: there is none.</summary>
    /// <param name="connection">A URL, or keys and values with semicolons between.</param>
    public static string? Of(string connection)
    {
        var settings = connection;
        if (Uri.TryCreate(connection, UriKind.Absolute, out var url) && url.Scheme.StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
        {
            if (url.UserInfo.Split(':', 2) is [_, { Length: > 0 } password]) return Uri.UnescapeDataString(password);
            settings = Uri.UnescapeDataString(url.Query.TrimStart('?').Replace('&', ';'));
        }

        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = settings };
            return new[] { "Password", "PWD", "PSW" }.Select(key => parts.TryGetValue(key, out var value) ? value as string : null).FirstOrDefault(value => value is not null);
        }
        catch (ArgumentException)
        {
            // Neither; whoever connects says so, and does not repeat it.
            return null;
        }
    }
}
