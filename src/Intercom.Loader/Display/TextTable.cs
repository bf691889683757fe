using Spectre.Console;

namespace Intercom.Loader;

/// <summary>A plain table: no borders, so that it can be read by eye and cut by programs.</summary>
internal sealed class TextTable
{
    private readonly Screen _screen;
    private readonly Table _table = new Table().Border(TableBorder.None);

    /// <param name="columns">Their titles; those that begin with <c>#</c> hold numbers.</param>
    public TextTable(Screen screen, params ReadOnlySpan<string> columns)
    {
        _screen = screen;
        foreach (var title in columns)
        {
            var column = new TableColumn($"[grey]{Markup.Escape(title.TrimStart('#'))}[/]").PadRight(2);
            _table.AddColumn(title[0] == '#' ? column.RightAligned().NoWrap() : column);
        }
    }

    public Table Table => _table;

    public void Add(params ReadOnlySpan<string?> cells)
    {
        var texts = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++) texts[i] = _screen.Cell(cells[i]);
        _table.AddRow(texts);
    }

    public void Show()
    {
        if (!_screen.IsJson) _screen.Show(_table);
    }
}
