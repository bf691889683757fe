using Airbyte.Protocol;
using Npgsql;

namespace Warehouse.Tests;

/// <summary>What a real server refuses, in words that say what to do, and without the password.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresRefusalTests(SharedPostgres server)
{
    private const string Password = "s3cret-Pa55";

    [Fact]
    public async Task A_user_who_may_make_no_schema_is_told_what_it_needs()
    {
        var user = await UserAsync("LOGIN");

        (await RefusedAsync(As(user))).ShouldContain("It needs CREATE on the database, or a schema that is its own.");
    }

    [Fact]
    public async Task A_user_with_a_schema_of_its_own_needs_no_more()
    {
        var user = await UserAsync("LOGIN");
        var schema = PostgresSchema.Next();
        await RunAsync($"CREATE SCHEMA \"{schema}\" AUTHORIZATION {user}");
        await using var bench = new Bench(new PostgresWarehouse(As(user)), schema, "").Things();

        var outcome = await bench.LoadAsync(new Messages().Record("things", """{"id":"1","updated_at":1,"name":"a"}""").State("things").Complete("things"));

        outcome.Result.ShouldBe(RunResult.Succeeded);
        (await bench.ShowAsync("things")).ShouldBe("1=a");
    }

    [Fact]
    public async Task A_server_that_only_reads_is_said_to()
    {
        var user = await UserAsync("LOGIN SUPERUSER");
        await RunAsync($"ALTER ROLE {user} SET default_transaction_read_only = on");

        (await RefusedAsync(As(user))).ShouldContain("is read-only");
    }

    [Fact]
    public async Task A_user_that_is_not_there_and_a_database_that_is_not()
    {
        (await RefusedAsync(As("nobody"))).ShouldContain("refuses the user name or password of `warehouse.postgres`");
        (await RefusedAsync(server.Url[..server.Url.LastIndexOf('/')] + "/nowhere")).ShouldContain("the database does not exist");
    }

    [Theory]
    [InlineData("SQL_ASCII", """{"id":"1","updated_at":1,"more":{"snow":"\u2603"}}""")]
    [InlineData("LATIN1", """{"id":"1","updated_at":1,"name":"snow ☃"}""")]
    public async Task A_database_of_another_encoding_is_said_to_be_one(string encoding, string record)
    {
        var database = $"in_{encoding}".ToLowerInvariant();
        await RunAsync($"CREATE DATABASE {database} ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        await using var bench = new Bench(new PostgresWarehouse(server.Url[..server.Url.LastIndexOf('/')] + "/" + database), PostgresSchema.Next(), "").Things();

        var refused = await Should.ThrowAsync<ConnectorException>(async () =>
            await bench.LoadAsync(new Messages().Record("things", record).State("things").Complete("things")));

        refused.Message.ShouldContain("Create a database that does: CREATE DATABASE … ENCODING 'UTF8'");
    }

    private string As(string user) => $"postgres://{user}:{Password}@{server.Url[(server.Url.IndexOf('@') + 1)..]}";

    private async Task<string> UserAsync(string rights)
    {
        var user = "user_" + PostgresSchema.Next().Replace(' ', '_');
        await RunAsync($"CREATE ROLE {user} {rights} PASSWORD '{Password}'");
        return user;
    }

    private async Task RunAsync(string sql)
    {
        var address = new Uri(server.Url);
        await using var connection = new NpgsqlConnection($"Host={address.Host};Port={address.Port};Username={address.UserInfo};Database=postgres");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await connection.RunAsync(sql, TestContext.Current.CancellationToken);
    }

    private static async Task<string> RefusedAsync(string url)
    {
        await using var bench = new Bench(new PostgresWarehouse(url), PostgresSchema.Next(), "");
        var refused = await Should.ThrowAsync<ConnectorException>(bench.BeginAsync);
        refused.ToString().ShouldNotContain(Password);
        return refused.Message;
    }
}
