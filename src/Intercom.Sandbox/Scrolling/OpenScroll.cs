using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Scrolling;

/// <summary>A scroll under way.</summary>
internal sealed class OpenScroll(string param, IReadOnlyList<RowVersion> companies, DateTimeOffset openedAt)
{
    public string Param { get; } = param;

    public IReadOnlyList<RowVersion> Companies { get; } = companies;

    public int PagesServed { get; set; }

    public DateTimeOffset LastUsed { get; set; } = openedAt;

    public bool IsBroken { get; set; }
}
