using Warehouse;

namespace Intercom.Loader;

/// <summary>Where one stream of a load stands.</summary>
/// <param name="Status">The connector's own word; empty before the first.</param>
/// <param name="Announced">Records to expect; null: nobody knows.</param>
internal sealed record StreamProgressLine(string Stream, string Status = "", long Read = 0, long? Announced = null, MergeCounts Rows = default)
{
    public bool HasEnded => Status is "COMPLETE" or "INCOMPLETE";
}
