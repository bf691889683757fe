namespace Intercom.Sandbox.Search;

/// <summary>A searchable field of one stream.</summary>
/// <param name="Name">As queries spell it.</param>
/// <param name="Path">Where its values are in the object; a step into a list takes every item.</param>
internal sealed record SearchField(string Name, FieldType Type, IReadOnlyList<string> Path)
{
    public bool IsUpdatedAt => Name == "updated_at";
}
