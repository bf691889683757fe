using Intercom.Loader.Tests.Support;
using TestKit;

namespace Intercom.Loader.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var settings = SettingsFile.Read(SettingsFile.Source);

        settings.DuckDb.ShouldBe("intercom.duckdb");
        (settings.Schema, settings.TablePrefix, settings.HardDeletes).ShouldBe(("intercom", "intercom_", false));
        settings.Objects.ShouldBeEmpty();
        settings.Schedule.ShouldBeNull();
    }

    [Fact]
    public void A_variable_stands_for_its_value_as_it_is()
    {
        var settings = SettingsFile.Read("source: { access_token: \"${T}\", start_date: 2019-01-01T00:00:00Z }\n", name => name == "T" ? "12345: #{}" : null);

        ((string?)settings.Source["access_token"]).ShouldBe("12345: #{}");
    }

    [Fact]
    public void A_secret_may_be_in_a_file_and_a_token_of_digits_stays_text()
    {
        using var files = new InputFiles();
        var path = files.Write("token", "123456789012\n");

        ((string?)SettingsFile.Read($"source:\n  access_token: file:{path}\n  start_date: 2019-01-01T00:00:00Z\n").Source["access_token"]).ShouldBe("123456789012");
    }

    [Fact]
    public void What_only_the_API_needs_may_be_missing_where_it_is_not_asked()
    {
        SettingsFile.Read("source:\n  access_token: ${NOT_SET}\n", needsSource: false).Schema.ShouldBe("intercom");
        SettingsFile.Read("deletes: hard\n", needsSource: false).HardDeletes.ShouldBeTrue();
    }

    [Fact]
    public void The_name_of_a_secret_that_is_not_there_is_no_secret()
    {
        SettingsFile.Read("source:\n  access_token: ${INTERCOM_ACCESS_TOKEN}\n", needsSource: false).Secrets.Where(secret => secret.Length > 0).ShouldBeEmpty();
        SettingsFile.Read("source:\n  access_token: ${T}\n", _ => "token-of-a-test", needsSource: false).Secrets.ShouldContain("token-of-a-test");
    }

    [Fact]
    public void What_is_said_of_data_attributes_is_said_of_both()
    {
        var settings = SettingsFile.Read(SettingsFile.Source + "objects: { data_attributes: false }\n");

        settings.Objects.Keys.ShouldBe(["contact_attributes", "company_attributes"], ignoreOrder: true);
        settings.Objects.Values.ShouldAllBe(said => !said.IsWanted);
    }

    [Fact]
    public void The_password_of_a_database_is_a_secret() =>
        SettingsFile.Read(SettingsFile.Source + "warehouse: { postgres: \"host=h user=u password=s3cretWord\" }\n").Secrets.ShouldContain("s3cretWord");

    [Theory]
    [InlineData("15m", "2024-01-01T00:15:00Z")]
    [InlineData("1d", "2024-01-02T00:00:00Z")]
    [InlineData("0 6 * * *", "2024-01-01T06:00:00Z")]
    public void A_schedule_says_when_the_next_run_is_due(string schedule, string due) => Schedule.TryParse(schedule).ShouldNotBeNull()
        .After(DateTimeOffset.Parse("2024-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture))
        .ShouldBe(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("0h")]
    [InlineData("hourly")]
    [InlineData("1h30")]
    public void What_is_no_schedule_is_told(string text) => Schedule.TryParse(text).ShouldBeNull();
}
