using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Airbyte.Protocol;
using Npgsql;

namespace Warehouse;

/// <summary>Where a database is, from what people have: a URL, as libpq and hosts write it, or Npgsql's own connection string.</summary>
internal static class PostgresAddress
{
    /// <exception cref="ConnectorException">Config error; it does not repeat what was given, which holds a password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            var settings = IsUrl(connection) ? FromUrl(new Uri(connection)) : new NpgsqlConnectionStringBuilder(connection);
            if (string.IsNullOrEmpty(settings.Host)) throw new FormatException("it names no host");
            if (settings.RootCertificate is { } file && !HoldsCertificates(file))
                throw ConnectorException.Config($"`warehouse.postgres`: {file} (`sslrootcert`) is not there, or holds no certificate in PEM form.");
            settings.Database ??= settings.Username;
            settings.ApplicationName ??= "intercom-loader";
            settings.Timezone = "UTC";
            settings.IncludeErrorDetail = false; // details hold values of rows
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

    private static bool IsUrl(string connection) =>
        connection.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || connection.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var settings = new NpgsqlConnectionStringBuilder { Host = url.Host, Port = url.IsDefaultPort || url.Port < 0 ? 5432 : url.Port };
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) settings.Password = Uri.UnescapeDataString(user[1]);
        if (url.AbsolutePath.Length > 1) settings.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var key, var text] ? (key, Uri.UnescapeDataString(text)) : (pair, "");
            if (name == "host") settings.Host = value; // a folder with the server's socket
            else if (name == "port") settings.Port = int.Parse(value, CultureInfo.InvariantCulture);
            else Set(settings, name, value);
        }

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

    /// <summary>libpq's names of what hosts put into their URLs.</summary>
    private static string Keyword(string name) => name switch
    {
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
}
