namespace Intercom.Sandbox.Search;

/// <summary>The types search fields have; each allows its own operators.</summary>
internal enum FieldType
{
    Text,
    Integer,
    Flag,
    Date,

    /// <summary>A custom attribute: whatever the value in the query is.</summary>
    Any,
}
