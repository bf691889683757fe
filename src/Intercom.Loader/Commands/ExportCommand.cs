using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>export</c>: a Parquet file for each object that has a table, and one for its history where that is kept; all of them or none.</summary>
internal sealed class ExportCommand(CommandSetting setting, string directory, IReadOnlyList<string>? objects)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var contents = await setting.View.ContentsAsync(cancellationToken);
        var names = contents.Columns.Select(columns => columns.Key).Order(StringComparer.Ordinal).ToList();
        if (objects is not null)
        {
            var wanted = setting.Selection.Names(objects);
            if (wanted.FirstOrDefault(name => !names.Contains(name)) is { } missing) throw new UsageException($"There is no table of `{missing}` yet. Run `intercom-loader load` first.");
            names = [.. wanted];
        }

        if (names.Count == 0) throw new UsageException($"Nothing was loaded yet into schema `{setting.Settings.Schema}` of {setting.Warehouse.Name}. Run `intercom-loader load` first.");
        var files = new Dictionary<string, ExportedFile>(StringComparer.Ordinal);
        try
        {
            MakeFolder();
            await setting.View.WithAsync(session => WriteAsync(session, files, names, contents, cancellationToken), cancellationToken);
            foreach (var file in files.Values) file.Accept();
        }
        finally
        {
            foreach (var file in files.Values) file.TakeBack();
        }

        Show([.. files.Values]);
        return LoaderExit.Done;
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder {directory} cannot be made: {refused.Message}");
        }
    }

    private async Task<int> WriteAsync(
        IWarehouseSession session, Dictionary<string, ExportedFile> files, List<string> names, WarehouseContents contents, CancellationToken cancellationToken)
    {
        var layout = setting.Layout;
        await session.BeginAsync(cancellationToken);
        foreach (var name in names)
        {
            var columns = contents.Columns[name].Select(column => new TableColumn(column.Name, column.Type, column.Source)).ToList();
            await WriteAsync(name, layout.Table(name), AddedColumns.Typed);
            if (await session.Connection.HasTableAsync(layout.Schema, layout.History(name), cancellationToken))
                await WriteAsync($"{name}_history", layout.History(name), HistoryColumns.Typed);

            async Task WriteAsync(string file, string table, IEnumerable<(string Name, ColumnType Type)> added)
            {
                List<TableColumn> all = [.. columns, .. added.Select(column => new TableColumn(column.Name, column.Type, []))];
                var query = $"SELECT {string.Join(", ", all.Select(column => SqlDialect.Quote(column.Name)))} FROM {SqlDialect.Quote(layout.Schema, table)}";
                files[file] = new ExportedFile(directory, file).Checked(); // once, however often a warehouse that went away is tried
                await setting.Warehouse.ExportAsync(session, query, all, files[file].Temporary, cancellationToken);
            }
        }

        return files.Count;
    }

    private void Show(List<ExportedFile> files)
    {
        if (setting.Screen.IsJson)
        {
            setting.Screen.Answer(new JObject
            {
                ["files"] = new JArray(files.Select(file => new JObject { ["object"] = file.Object, ["path"] = file.Path, ["bytes"] = new FileInfo(file.Path).Length })),
            });
            return;
        }

        var table = new TextTable(setting.Screen, "object", "file", "#bytes");
        foreach (var file in files) table.Add(file.Object, file.Path, Screen.Number(new FileInfo(file.Path).Length));
        table.Show();
    }
}
