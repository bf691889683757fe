namespace Warehouse;

/// <summary>A member of a stream's records whose value is not to be in the warehouse.</summary>
/// <param name="Path">
/// Names from the record down, with dots between; a name may have dots of its own. Lists on the way are gone through: the path holds for each of
/// their elements.
/// </param>
/// <param name="IsHashed">Its hash stands for it; else it is left out.</param>
public sealed record MaskedMember(string Path, bool IsHashed);
