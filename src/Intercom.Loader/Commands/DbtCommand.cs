using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>dbt</c>: the views that Fivetran's dbt package reads, kept in step by every run since; and a project to run it with.</summary>
/// <param name="project">The folder of the project; null: none is wanted.</param>
/// <param name="isDropped">The views are taken away instead.</param>
internal sealed class DbtCommand(CommandSetting setting, string? project, bool isDropped)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (isDropped && project is not null) throw new UsageException("--drop takes the views away, --project is for using them; name one.");
        var views = new RequestedViews(setting.View, setting.Warehouse.Dialect, setting.Layout);
        if (isDropped) await views.DropAsync(DbtRelations.Views, cancellationToken);
        else await views.MakeAsync(DbtRelations.Views, cancellationToken);
        var files = project is null ? [] : new DbtProject(project, setting.Settings).Write();
        if (setting.Screen.IsJson) setting.Screen.Answer(Json(files));
        else Show(files);
        return LoaderExit.Done;
    }

    private void Show(IReadOnlyList<(string Path, DbtFile Done)> files)
    {
        var screen = setting.Screen;
        screen.Line(isDropped
            ? $"The views are gone from schema `{setting.Layout.Schema}` of {setting.Warehouse.Name}, and runs make them no more."
            : $"{DbtRelations.All.Count} views are in schema `{setting.Layout.Schema}` of {setting.Warehouse.Name}: {string.Join(", ", DbtRelations.All.Select(relation => relation.Name))}.");
        foreach (var (path, done) in files)
        {
            screen.Line(done switch
            {
                DbtFile.Written => $"Wrote {path}.",
                DbtFile.Same => $"{path} was there, and is what it should be.",
                _ => $"{path} was there, says something else, and was left as it is. Move it away to have it written anew.",
            });
        }

        if (files.Count > 0) screen.Line("Next: a profile `intercom` for dbt (dbt-duckdb or dbt-postgres), then `dbt deps` and `dbt run` in that folder.");
    }

    private JObject Json(IReadOnlyList<(string Path, DbtFile Done)> files) => new()
    {
        ["schema"] = setting.Layout.Schema,
        ["views"] = new JArray(isDropped ? [] : DbtRelations.All.Select(relation => relation.Name)),
        ["files"] = new JArray(files.Select(file => new JObject { ["path"] = file.Path, ["result"] = file.Done.ToString().ToLowerInvariant() })),
    };
}
