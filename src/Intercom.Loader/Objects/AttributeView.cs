using Warehouse;

namespace Intercom.Loader;

/// <summary>The view that unites the attributes of contacts and companies, as one object is offered elsewhere: the columns that both have.</summary>
internal static class AttributeView
{
    private static readonly IReadOnlyList<string> _streams = LoaderSettings.Streams(LoaderSettings.BothAttributes);

    public static DerivedView Of(WarehouseLayout layout) => new(layout.Table(LoaderSettings.BothAttributes), _streams, Query);

    private static ViewQuery? Query(ViewTables tables)
    {
        if (!_streams.All(tables.Has)) return null;
        var columns = _streams.Select(stream => tables.Columns(stream).Select(column => column.Name)).ToList();
        var both = columns[0].Intersect(columns[1], StringComparer.Ordinal).Concat(AddedColumns.All).ToList();
        var names = string.Join(", ", both.Select(SqlDialect.Quote));
        return new ViewQuery(both, string.Join(" UNION ALL ", _streams.Select(stream => $"SELECT {names} FROM {tables.Table(stream)}")));
    }
}
