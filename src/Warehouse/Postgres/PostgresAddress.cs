using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Airbyte.Protocol;
using Npgsql;

namespace Warehouse;

/// <summary>
/// Where a database is, from what people have: a URL or pairs of keys and values, as libpq and hosts write them ("Connection Strings",
/// PostgreSQL's documentation of libpq), or Npgsql's own connection string.
/// </summary>
internal static partial class PostgresAddress
{
    /// <summary>Seconds of silence before the system asks whether the server's machine is still there; one that went without a word would be waited for without end.</summary>
    private const int KeepAliveTime = 30;

    /// <summary>Seconds between questions that get no answer.</summary>
    private const int KeepAliveInterval = 10;

    /// <exception cref="ConnectorException">Config error; it does not repeat what was given, which holds a password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            var settings = IsUrl(connection) ? FromUrl(connection) : Pairs().Match(connection) is { Success: true } pairs ? FromPairs(pairs) : new NpgsqlConnectionStringBuilder(connection);
            // What was taken for a host may hold all the rest.
            if (string.IsNullOrEmpty(settings.Host) || settings.Host.AsSpan().ContainsAny(" =")) throw new FormatException("it names no host");
            if (settings.RootCertificate is { } file && !HoldsCertificates(file))
                throw ConnectorException.Config($"`warehouse.postgres`: {file} (`sslrootcert`) is not there, or holds no certificate in PEM form.");
            settings.Database ??= settings.Username;
            settings.ApplicationName ??= "intercom-loader";
            settings.Timezone = "UTC";
            settings.IncludeErrorDetail = false; // details hold values of rows
            if (settings.TcpKeepAliveTime == 0 && !settings.Host.StartsWith('/')) (settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (KeepAliveTime, KeepAliveInterval);
            // Preferred by itself; where the machine has no Kerberos, its library is looked for, and said on stderr to be missing.
            if (settings.GssEncryptionMode == GssEncryptionMode.Prefer) settings.GssEncryptionMode = GssEncryptionMode.Disable;
            return settings;
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException or KeyNotFoundException)
        {
            throw ConnectorException.Config(
                "`warehouse.postgres` is not understood; write postgres://user:password@host:5432/database, with percent signs for special characters in the password.");
        }
    }

    /// <summary>Null: there is none, or whoever connects will refuse the address and not repeat it.</summary>
    public static string? PasswordOf(string connection)
    {
        try
        {
            return Parse(connection).Password;
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    private static bool IsUrl(string connection) =>
        connection.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || connection.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUrl(string connection)
    {
        // A socket's folder is named by a parameter, and then the place of the host is empty.
        var url = new Uri(WithoutHost().Replace(connection, "$0localhost"));
        var settings = new NpgsqlConnectionStringBuilder { Host = url.Host, Port = url.Port < 0 ? 5432 : url.Port };
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) settings.Password = Uri.UnescapeDataString(user[1]);
        if (url.AbsolutePath.Length > 1) settings.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var key, var text] ? (key, Uri.UnescapeDataString(text)) : (pair, "");
            Set(settings, name, value);
        }

        return settings;
    }

    private static NpgsqlConnectionStringBuilder FromPairs(Match pairs)
    {
        var settings = new NpgsqlConnectionStringBuilder();
        foreach (var (name, value) in pairs.Groups["name"].Captures.Zip(pairs.Groups["value"].Captures, (name, value) => (name.Value, value.Value)))
            Set(settings, name, value.StartsWith('\'') ? Escaped().Replace(value[1..^1], "$1") : value);
        return settings;
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        // The authorities that the machine trusts, which are asked anyway.
        if (name == "sslrootcert" && value == "system") return;
        try
        {
            settings[Keyword(name)] = name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value; // verify-full: VerifyFull
        }
        catch (Exception unknown) when (unknown is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            throw ConnectorException.Config($"`warehouse.postgres`: parameter `{name}` is not known here, or not with its value. Take it out, or write what libpq or Npgsql know.");
        }
    }

    private static bool HoldsCertificates(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>libpq's names of what Npgsql calls otherwise.</summary>
    private static string Keyword(string name) => name switch
    {
        "user" => "Username",
        "dbname" => "Database",
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "channel_binding" => "Channel Binding",
        "gssencmode" => "GSS Encryption Mode",
        _ => name,
    };

    [GeneratedRegex("^[a-z]+://([^@/?#]*@)?(?=[/?]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex WithoutHost();

    /// <summary><c>host=… user=… password='…'</c>; a semicolon outside of quotes makes it Npgsql's.</summary>
    [GeneratedRegex(@"^\s*((?<name>[a-z_]+)\s*=\s*(?<value>'(\\.|[^'\\])*'|[^\s;']+)(\s+|$))+$")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
