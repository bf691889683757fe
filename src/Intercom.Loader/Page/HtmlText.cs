using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Intercom.Loader;

/// <summary>What the compiler makes of <c>Html.Of($"…")</c>: the values between the literal parts are encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlText(int literals, int values)
{
    private readonly StringBuilder _text = new(literals + (values * 16));

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(Html html) => _text.Append(html.Text);

    public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted<T>(T value)
        where T : IFormattable => AppendFormatted(value.ToString(null, CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
