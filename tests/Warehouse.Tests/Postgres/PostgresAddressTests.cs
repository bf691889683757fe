using Airbyte.Protocol;

namespace Warehouse.Tests;

/// <summary>Where a database is, in every form that people are given it; a password is known as one, and never repeated.</summary>
public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgres://u:p%40ss@h:6000/d", "h 6000 d u p@ss")]
    [InlineData("postgresql://u@h/d?password=p%26q&application_name=x", "h 5432 d u p&q")]
    [InlineData("postgres://u:p@[::1]:6000/d", "[::1] 6000 d u p")]
    [InlineData("postgres://u:p@/d?host=/cloudsql/project:region:name", "/cloudsql/project:region:name 5432 d u p")]
    [InlineData("postgres:///d?host=/run/postgresql&port=6000&user=u&password=p", "/run/postgresql 6000 d u p")]
    [InlineData("host=h port=6000 user=u password=p dbname=d sslmode=verify-full", "h 6000 d u p")]
    [InlineData(@"host = h user='u' password='it\'s; a \\ secret' dbname=d", @"h 5432 d u it's; a \ secret")]
    [InlineData("Host=h;Port=6000;Username=u;Password=p;Database=d", "h 6000 d u p")]
    [InlineData("Server=h;User Id=u;PWD=p", "h 5432 u u p")]
    public void Every_form_says_the_same(string connection, string expected)
    {
        var settings = PostgresAddress.Parse(connection);

        $"{settings.Host} {settings.Port} {settings.Database} {settings.Username} {settings.Password}".ShouldBe(expected);
        PostgresAddress.PasswordOf(connection).ShouldBe(settings.Password);
    }

    [Theory]
    [InlineData("postgres://u:s3cret@h1,h2/d", "postgres://user:password@host:5432/database")]
    [InlineData("postgres://u:s3cret@h:port/d", "postgres://user:password@host:5432/database")]
    [InlineData("postgres://u:s3cret@h/d?port=five", "`port`")]
    [InlineData("postgres://u:s3cret@h/d?pgbouncer=true", "`pgbouncer`")]
    [InlineData("host=h password=s3cret and more", "postgres://user:password@host:5432/database")]
    [InlineData("host=h password=s3cret pool=4", "`pool`")]
    [InlineData("Host=h Password=s3cret;Database=d", "postgres://user:password@host:5432/database")]
    [InlineData("Password=s3cret", "postgres://user:password@host:5432/database")]
    [InlineData("s3cret", "postgres://user:password@host:5432/database")]
    [InlineData("", "postgres://user:password@host:5432/database")]
    public void What_is_none_is_refused_and_not_repeated(string connection, string expected)
    {
        var refused = Should.Throw<ConnectorException>(() => PostgresAddress.Parse(connection));

        refused.Kind.ShouldBe(FailureKind.ConfigError);
        refused.Message.ShouldContain(expected);
        refused.ToString().ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("postgres://h/d")]
    [InlineData("host=h dbname=d")]
    [InlineData("no address at all")]
    public void Where_there_is_no_password_none_is_found(string connection) => PostgresAddress.PasswordOf(connection).ShouldBeNull();
}
