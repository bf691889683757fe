using System.Net.Sockets;
using System.Security.Authentication;
using Airbyte.Protocol;
using Npgsql;

namespace Warehouse;

/// <summary>PostgreSQL's errors in words that say what to do; never with the connection string. Codes: PostgreSQL, appendix A.</summary>
internal static class PostgresErrors
{
    public static Exception Explain(Exception failure, string name)
    {
        switch (failure)
        {
            case PostgresException refused:
                return Refused(refused, name);
            case NpgsqlException { InnerException: PostgresException inner }:
                return Refused(inner, name);
            case NpgsqlException { InnerException: AuthenticationException } when !Cause(failure).Contains("certificate", StringComparison.Ordinal):
                return ConnectorException.Config($"{name} and this program do not come to terms by TLS: {Cause(failure)}.", failure);
            case NpgsqlException { InnerException: AuthenticationException }:
                return ConnectorException.Config(
                    $"{name}: its certificate is not accepted. It is issued by an authority that is not trusted here, or for another host: let `sslrootcert=/path/ca.pem` in `warehouse.postgres` "
                    + "name the authority's certificate, and the host be the one that the certificate names.",
                    failure);
            case NpgsqlException { InnerException: null } when failure.Message.StartsWith("SSL connection requested", StringComparison.Ordinal):
                return ConnectorException.Config($"{name} has no TLS, which `sslmode` in `warehouse.postgres` asks for.", failure);
            case NpgsqlException { InnerException: SocketException or IOException or TimeoutException or null }:
            case NpgsqlException { IsTransient: true }:
            case SocketException or TimeoutException:
                return new WarehouseAwayException($"{name} cannot be reached: {Cause(failure)}. Is the server running, and the host and port right?", failure);
            case ObjectDisposedException or InvalidOperationException when failure.Source == "Npgsql":
                return new WarehouseAwayException($"The connection to {name} broke: {failure.Message}", failure);
            case NpgsqlException:
                return new ConnectorException(FailureKind.SystemError, $"{name}: {failure.Message}", failure.Message, failure);
            default:
                return failure;
        }
    }

    private static Exception Refused(PostgresException refused, string name) => refused.SqlState switch
    {
        // Shutting down, crashed, starting up, cut off by an administrator; too many connections; a lock or order that another broke.
        "57P01" or "57P02" or "57P03" or "57P05" or "08000" or "08003" or "08006" or "08001" or "08004" or "53300" or "40001" or "40P01" =>
            new WarehouseAwayException($"{name} is not available: {refused.MessageText}.", refused),
        "55P03" => new WarehouseAwayException(
            $"{name}: another session holds a lock on a table that is to change; pg_stat_activity shows whose transaction is open.", refused),
        "57014" when refused.MessageText.Contains("statement timeout", StringComparison.Ordinal) =>
            Config($"{name} cut off a statement by the user's statement_timeout. Let it be longer: ALTER ROLE … SET statement_timeout.", refused),
        "28000" when refused.MessageText.EndsWith("no encryption", StringComparison.Ordinal) =>
            Config($"{name} takes no connection without TLS: write `sslmode=require` into `warehouse.postgres`.", refused),
        "28000" when refused.MessageText.Contains("pg_hba.conf", StringComparison.Ordinal) =>
            Config($"{name} lets this user not connect from here: {refused.MessageText}.", refused),
        "28P01" or "28000" => Config($"{name} refuses the user name or password of `warehouse.postgres`.", refused),
        "3D000" => Config($"{name}: the database does not exist. Create it, or name another in `warehouse.postgres`.", refused),
        "42501" => Config($"{name}: the user may not do this ({refused.MessageText}). It needs CREATE on the database, or a schema that is its own.", refused),
        "25006" => Config($"{name} is read-only (a replica, or default_transaction_read_only). Name the primary server.", refused),
        "53100" => Config($"{name} has no room left on its disk. Nothing that was committed is lost; make room and run again.", refused),
        // Of the connection, or of a letter that the encoding does not have.
        "0A000" or "22P05" when refused.MessageText.Contains("UTF8", StringComparison.Ordinal) =>
            Config($"{name} does not keep text as UTF8 ({refused.MessageText}). Create a database that does: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.", refused),
        "53200" => Config($"{name} is out of memory: {refused.MessageText}.", refused),
        _ => new ConnectorException(FailureKind.SystemError, $"{name} does not take this: {refused.MessageText} ({refused.SqlState})", refused.Message, refused),
    };

    private static ConnectorException Config(string message, PostgresException refused) => ConnectorException.Config(message, refused);

    private static string Cause(Exception failure)
    {
        while (failure.InnerException is { } inner) failure = inner;
        return failure.Message.TrimEnd('.');
    }
}
