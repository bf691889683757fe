namespace Intercom.Loader;

/// <summary>HTML. What is put into it is text, and encoded, unless it is HTML itself.</summary>
internal readonly record struct Html(string Text)
{
    public static Html None { get; } = new("");

    public static Html Of(HtmlText text) => new(text.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    public override string ToString() => Text;
}
