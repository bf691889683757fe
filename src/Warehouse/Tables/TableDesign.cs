using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Warehouse;

/// <summary>
/// Tables of streams. Columns come from what is declared, never from values; a column that was there before keeps its name and its
/// values whatever is declared now, and its type only widens.
/// </summary>
public sealed class TableDesign(WarehouseLayout layout)
{
    /// <param name="known">The columns of the stream's table in the order it has them; empty: there is no table yet.</param>
    /// <exception cref="ConnectorException">Config error: a key or cursor that the schema does not declare.</exception>
    public TablePlan Plan(DeclaredStream stream, IReadOnlyList<KnownColumn> known)
    {
        var table = layout.Table(stream.Name);
        var declared = Declared(stream).ToList();
        var bySource = declared.ToDictionary(member => Path(member.Source), StringComparer.Ordinal);
        var columns = new List<TableColumn>();
        var changes = new List<TableChange>();
        if (known.Count == 0) changes.Add(new TableChange.Create(table));
        foreach (var column in known)
        {
            var kept = Keep(column, bySource.GetValueOrDefault(Path(column.Source)));
            if (kept.Type != column.Type) changes.Add(new TableChange.Widen(table, kept, column.Type));
            columns.Add(kept);
        }

        var names = new HashSet<string>(columns.Select(column => column.Name).Concat(AddedColumns.All), StringComparer.OrdinalIgnoreCase);
        var sources = known.Select(column => Path(column.Source)).ToHashSet(StringComparer.Ordinal);
        foreach (var member in declared.Where(member => !sources.Contains(Path(member.Source))))
        {
            var column = new TableColumn(Name(member, names), member.Type, member.Source);
            columns.Add(column);
            if (known.Count > 0) changes.Add(new TableChange.Add(table, column));
        }

        return new TablePlan(
            new StreamTable(stream.Name, table, columns, [.. stream.Key.Select(member => Find(stream, columns, member, "primary key"))],
                stream.Cursor is null ? null : Find(stream, columns, stream.Cursor, "cursor"))
            {
                SetOf = stream.SetOf is null ? null : stream.SetOf with { Column = Find(stream, columns, stream.SetOf.Column, "parent") },
                Deletes = stream.Deletes,
                Masked = stream.Masked,
                KeepsHistory = stream.KeepsHistory && stream.Key.Count > 0,
            },
            changes);
    }

    /// <summary>What a column would be called if no other were called so.</summary>
    public string PlainName(TableColumn column) => column.Source is [var holder, var name] && layout.Expanded.TryGetValue(holder, out var prefix)
        ? ColumnName.OfAttribute(prefix, name)
        : ColumnName.OfMember(column.Source[0]);

    private static TableColumn Keep(KnownColumn known, Member? declared) => declared is null
        ? new TableColumn(known.Name, known.Type, known.Source, IsKept: true)
        : new TableColumn(known.Name, ColumnTypes.Widest(known.Type, declared.Type), known.Source) { TakesObjects = declared.Type == ColumnType.Json };

    private static string Name(Member member, HashSet<string> taken)
    {
        var name = taken.Contains(member.Name) ? ColumnName.Distinguished(member.Name, member.Source, member.Id) : member.Name;
        if (!taken.Add(name)) taken.Add(name = ColumnName.Distinguished(member.Name, member.Source, null));
        return name;
    }

    private static string Find(DeclaredStream stream, List<TableColumn> columns, string member, string what) =>
        columns.Find(column => column.Source is [var name] && name == member)?.Name
        ?? throw ConnectorException.Config($"Stream `{stream.Name}`: its {what} `{member}` is not a member that its schema declares.");

    private IEnumerable<Member> Declared(DeclaredStream stream)
    {
        foreach (var (name, schema) in stream.Schema["properties"] as JObject ?? [])
        {
            if (TypeOf(stream, name, IsId(stream, name) ? ColumnType.Text : ColumnTypes.Of(schema)) is { } type)
                yield return new Member(ColumnName.OfMember(name), type, [name], null);
        }

        foreach (var (member, prefix) in layout.Expanded.Where(member => stream.Masked?.Find(member.Key) is null))
        {
            foreach (var (name, schema) in stream.Schema["properties"]?[member]?["properties"] as JObject ?? [])
            {
                if (TypeOf(stream, $"{member}.{name}", ColumnTypes.Of(schema)) is { } type)
                    yield return new Member(ColumnName.OfAttribute(prefix, name), type, [member, name], schema?["x-id"]?.ToString());
            }
        }
    }

    /// <summary>A hash is text whatever it stands for. Null: the member never comes, and needs no column.</summary>
    private static ColumnType? TypeOf(DeclaredStream stream, string path, ColumnType type) => stream.Masked?.Find(path) switch
    {
        null => type,
        { IsHashed: true } => ColumnType.Text,
        _ => null,
    };

    /// <summary>Text whatever the API's type, so that joins never mix types.</summary>
    private static bool IsId(DeclaredStream stream, string member) => member == "id" || member.EndsWith("_id", StringComparison.Ordinal)
        || stream.Key.Contains(member);

    private static string Path(IReadOnlyList<string> source) => string.Join('\0', source);

    private sealed record Member(string Name, ColumnType Type, IReadOnlyList<string> Source, string? Id);
}
