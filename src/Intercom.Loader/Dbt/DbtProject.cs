namespace Intercom.Loader;

/// <summary>A minimal dbt project over the relations: enough for <c>dbt deps</c> and <c>dbt run</c>. Connections are a matter of dbt's own profiles.</summary>
internal sealed class DbtProject(string directory, LoaderSettings settings)
{
    private const string Version = "1.6.1";

    /// <summary>Paths within the folder, and what is in them.</summary>
    public IReadOnlyList<(string Path, string Text)> Files
    {
        get
        {
            List<(string, string)> files =
            [
                ("packages.yml", $"packages:\n  - package: fivetran/intercom\n    version: {Version}\n"),
                ("dbt_project.yml", Project),
            ];
            if (settings.DuckDb is not null) files.Add(("macros/duckdb__percentile.sql", Percentile));
            return files;
        }
    }

    private string Project => $$"""
        name: intercom_warehouse
        version: "1.0.0"
        config-version: 2
        profile: intercom

        vars:
          intercom_schema: {{Quoted(settings.Schema)}}
          # Attributes of the workspace that the package's models carry, by the column's name:
          # intercom__contact_history_pass_through_columns: [custom_plan]
          # intercom__company_history_pass_through_columns: []
          # intercom__conversation_history_pass_through_columns: []
        {{(settings.DuckDb is null ? "" : Dispatch)}}
        """;

    private const string Dispatch = """

        # DuckDB has no percentile_cont as a window: macros/duckdb__percentile.sql stands in.
        dispatch:
          - macro_namespace: fivetran_utils
            search_order: [intercom_warehouse, fivetran_utils]
        """;

    private const string Percentile = """
        {% macro duckdb__percentile(percentile_field, partition_field, percent) %}
            quantile_cont({{ percentile_field }}, {{ percent }}) over (partition by {{ partition_field }})
        {% endmacro %}

        """;

    /// <summary>Writes what is not there. A file that somebody has changed stays as it is.</summary>
    /// <returns>Paths, and whether each was written.</returns>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public IReadOnlyList<(string Path, DbtFile Done)> Write() => [.. Files.Select(file => (Path.Combine(directory, file.Path), Write(file.Path, file.Text)))];

    private DbtFile Write(string name, string text)
    {
        var path = Path.Combine(directory, name);
        try
        {
            if (File.Exists(path)) return File.ReadAllText(path) == text ? DbtFile.Same : DbtFile.Kept;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return DbtFile.Written;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {refused.Message}");
        }
    }

    /// <summary>The name of a schema holds no quotes.</summary>
    private static string Quoted(string name) => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
}
