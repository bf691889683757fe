using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

/// <summary>The project's files, and a person's that are in their place.</summary>
public sealed class DbtProjectTests
{
    [Fact]
    public async Task A_project_is_written_once_and_never_over_what_somebody_has_changed()
    {
        await using var loaded = LoadedWarehouse.OfDuckDb();
        var folder = loaded.PathOf("project");

        var first = await loaded.RunAsync("dbt", "--project", folder);
        first.ExitCode.ShouldBe(0, first.ToString());
        (await File.ReadAllTextAsync(Path.Combine(folder, "packages.yml"))).ShouldBe("packages:\n  - package: fivetran/intercom\n    version: 1.6.1\n");
        (await File.ReadAllTextAsync(Path.Combine(folder, "dbt_project.yml"))).ShouldContain("intercom_schema: \"intercom\"");
        (await File.ReadAllTextAsync(Path.Combine(folder, "dbt_project.yml"))).ShouldContain("search_order: [intercom_warehouse, fivetran_utils]");
        (await File.ReadAllTextAsync(Path.Combine(folder, "macros", "duckdb__percentile.sql")))
            .ShouldContain("quantile_cont({{ percentile_field }}, {{ percent }}) over (partition by {{ partition_field }})");

        await File.WriteAllTextAsync(Path.Combine(folder, "dbt_project.yml"), "mine");
        var second = await loaded.RunAsync("dbt", "--project", folder);

        second.ExitCode.ShouldBe(0, second.ToString());
        second.Stdout.ShouldContain("dbt_project.yml was there, says something else, and was left as it is.");
        second.Stdout.ShouldContain("packages.yml was there, and is what it should be.");
        (await File.ReadAllTextAsync(Path.Combine(folder, "dbt_project.yml"))).ShouldBe("mine");
    }

    [Fact]
    public void For_PostgreSQL_nothing_of_the_package_s_has_to_be_replaced()
    {
        var files = new DbtProject("project", SettingsFile.Read("warehouse: { postgres: \"postgres://h/d\", schema: 'a b' }\n", needsSource: false)).Files;

        files.Select(file => file.Path).ShouldBe(["packages.yml", "dbt_project.yml"]);
        files[1].Text.ShouldContain("intercom_schema: \"a b\"");
        files[1].Text.ShouldNotContain("dispatch:");
    }
}
