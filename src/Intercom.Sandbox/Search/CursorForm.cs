namespace Intercom.Sandbox.Search;

/// <summary>How a page cursor is written.</summary>
public enum CursorForm
{
    /// <summary>Base64 of <c>[sort value in ms, id, next page]</c>, as recorded of Intercom.</summary>
    Recorded,

    /// <summary>Text that tells a reader nothing.</summary>
    Opaque,
}
