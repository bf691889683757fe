using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>export</c>: a Parquet file for each object that has a table, all of them or none.</summary>
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
        var files = names.Select(name => new ExportedFile(directory, name)).ToList();
        try
        {
            MakeFolder();
            await setting.View.WithAsync(session => WriteAsync(session, files, contents, cancellationToken), cancellationToken);
            foreach (var file in files) file.Accept();
        }
        finally
        {
            foreach (var file in files) file.TakeBack();
        }

        Show(files);
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

    private async Task<int> WriteAsync(IWarehouseSession session, List<ExportedFile> files, WarehouseContents contents, CancellationToken cancellationToken)
    {
        await session.BeginAsync(cancellationToken);
        foreach (var file in files)
        {
            var columns = contents.Columns[file.Object].Select(column => new TableColumn(column.Name, column.Type, column.Source))
                .Concat(AddedColumns.Typed.Select(column => new TableColumn(column.Name, column.Type, []))).ToList();
            var query = $"SELECT {string.Join(", ", columns.Select(column => SqlDialect.Quote(column.Name)))} FROM {SqlDialect.Quote(setting.Layout.Schema, setting.Layout.Table(file.Object))}";
            await setting.Warehouse.ExportAsync(session, query, columns, file.Temporary, cancellationToken);
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
