using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

/// <summary>Unknown keys, wrong types and contradictions are refused, with the line and the key.</summary>
public sealed class RefusedSettingsTests
{
    [Theory]
    [InlineData("warehouse: { schem: x }", "line 4: `warehouse.schem` is no setting. Did you mean `schema`?")]
    [InlineData("frequency: 1h", "line 4: `frequency` is no setting. The settings may have: source, warehouse, objects, include_archived, deletes, hash_key, schedule, ping_url, webhook, page_token.")]
    [InlineData("objects:\n  contacs: false", "line 5: `objects.contacs` is no setting. Did you mean `contacts`?")]
    [InlineData("objects:\n  tags: maybe", "line 5: `objects.tags` must be true, false, or settings of its own, but it is \"maybe\".")]
    [InlineData("objects:\n  tags:\n    sync_mode: always", "line 6: `objects.tags.sync_mode` must be one of incremental, full_refresh, but it is \"always\".")]
    [InlineData("deletes: gently", "line 4: `deletes` must be one of soft, hard, but it is \"gently\".")]
    [InlineData("include_archived: yes", "line 4: `include_archived` must be true or false, but it is \"yes\".")]
    [InlineData("warehouse: here", "line 4: `warehouse` must have keys of its own, but it is \"here\".")]
    [InlineData("warehouse: { schema: '' }", "line 4: `warehouse.schema` must not be empty.")]
    [InlineData("schedule: often", "line 4: `schedule` must be a duration such as 15m, 1h or 1d, or a cron expression such as `0 6 * * *`, but it is \"often\".")]
    [InlineData("warehouse:\n  duckdb: a\n  postgres: b", "line 6: `warehouse.postgres` contradicts `warehouse.duckdb`: a run has one warehouse. Take one of them out.")]
    [InlineData("objects:\n  data_attributes: false\n  contact_attributes: true",
        "line 6: `objects.contact_attributes` contradicts `objects.data_attributes`: both name contact_attributes. Take one of them out.")]
    [InlineData("warehouse:\n  postgres: ${NOT_SET}", "line 5: `warehouse.postgres` needs the environment variable NOT_SET, which is not set.")]
    [InlineData("deletes: soft\ndeletes: hard", "line 5: this is not YAML: Duplicate key deletes.")]
    [InlineData("deletes: [soft", "line 5: this is not YAML: While parsing a flow sequence, did not find expected ',' or ']'.")]
    public void A_mistake_is_refused_where_it_stands(string settings, string refusal) =>
        SettingsFile.Refusal(SettingsFile.Source + settings + "\n").ShouldBe($"intercom.yml, {refusal}");

    [Theory]
    [InlineData("  start_date: 2019", "line 3: `source.start_date` must be text, but it is 2019.")]
    [InlineData("  start_date: last year", "line 3: `source.start_date` must be a date such as 2024-01-31T00:00:00Z, but it is \"last year\".")]
    [InlineData("  num_workers: ten\n  start_date: 2019-01-01T00:00:00Z", "line 3: `source.num_workers` must be a whole number, but it is \"ten\".")]
    [InlineData("  api_rate_limit: 5\n  start_date: 2019-01-01T00:00:00Z", "line 3: `source.api_rate_limit` must be at least 6, but it is 5.")]
    [InlineData("  region: mars\n  start_date: 2019-01-01T00:00:00Z", "line 3: `source.region` must be one of us, eu, au, but it is \"mars\".")]
    public void So_is_one_of_the_connector_s_own_keys(string line, string refusal) =>
        SettingsFile.Refusal($"source:\n  access_token: token-of-a-test\n{line}\n").ShouldBe($"intercom.yml, {refusal}");

    [Fact]
    public void All_mistakes_are_told_at_once() => SettingsFile.Refusal("deletes: gently\nsource: {}\n").ShouldBe(
        "intercom.yml, line 1: `deletes` must be one of soft, hard, but it is \"gently\".\n"
        + "intercom.yml, line 2: `source.access_token` is missing; it is required.\n"
        + "intercom.yml, line 2: `source.start_date` is missing; it is required.", StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void A_secret_of_the_wrong_type_is_not_shown() =>
        SettingsFile.Refusal("source:\n  access_token: [tok-12345678]\n  start_date: 2019-01-01T00:00:00Z\n").ShouldNotContain("12345678");

    [Fact]
    public void Where_there_are_no_settings_it_says_how_to_make_them() => Should
        .Throw<UsageException>(() => LoaderSettings.Read("/nowhere/intercom.yml", _ => null)).Message
        .ShouldBe("There is no settings file /nowhere/intercom.yml: run `intercom-loader init` to make one, or name another by --config.");
}
