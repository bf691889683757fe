using System.Globalization;
using System.Security;
using System.Text;

namespace Benchmarks.Macro.Reporting;

/// <summary>Writes the few elements a chart needs. Lengths are in pixels of the drawing; classes carry the colours.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public void Text(double x, double y, string text, string kind = "", string anchor = "start") =>
        Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{kind}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(text)}</text>");

    public void Line(double x1, double y1, double x2, double y2, string kind) =>
        Add($"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" class=\"{kind}\"/>");

    public void Bar(double x, double y, double width, double height, string kind) =>
        Add($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"2\" class=\"{kind}\"/>");

    public void Dot(double x, double y, string kind) => Add($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\" class=\"{kind}\"/>");

    public void Path(IEnumerable<(double X, double Y)> points, string kind) =>
        Add($"<polyline points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")))}\" class=\"{kind}\"/>");

    /// <param name="style">The rules of the classes.</param>
    /// <param name="title">What a reader who does not see the drawing is told.</param>
    public string ToDocument(int width, int height, string style, string title) =>
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
        <title>{SecurityElement.Escape(title)}</title>
        <style>{style}</style>
        {_text.ToString().TrimEnd()}
        </svg>

        """;

    private void Add(FormattableString element) => _text.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
