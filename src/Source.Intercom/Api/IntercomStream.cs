using Connector.Engine;

namespace Source.Intercom;

/// <summary>A stream of Intercom: where it is served, where its records lie, how it is paged, and the permission it needs.</summary>
public sealed record IntercomStream : StreamDefinition
{
    /// <summary>In <see cref="Injected"/>: the cursor of the parent.</summary>
    public const string ParentCursor = "{cursor}";

    /// <summary>In <see cref="Injected"/>: the type of custom object that is asked for.</summary>
    public const string ObjectType = "{type}";

    // Made once: there may be millions of parents.
    private RecordShape? _shape;
    private RecordShape? _parentShape;

    /// <summary>
    /// Method and path, <c>POST /contacts/search</c>; <c>{id}</c> stands for the parent's id, <c>{type}</c> for each of the configured types
    /// of custom objects.
    /// </summary>
    public required string Endpoint { get; init; }

    /// <summary>The API's version that is asked, unless the configuration names a later one: the first described that has the stream.</summary>
    public string Version { get; init; } = ApiVersion.Default;

    /// <summary>Query string of every request, without <c>?</c>.</summary>
    public string Query { get; init; } = "";

    /// <summary>More of the query where archived objects are wanted too; null: the API does not list them apart.</summary>
    public string? ArchivedQuery { get; init; }

    /// <summary>More of the query in <see cref="ApiVersion.Newest"/>, for members that come only if they are asked for.</summary>
    public string NewestQuery { get; init; } = "";

    /// <summary>Dotted path of the record list in a response; several, with a bar between them, where it is found under either.</summary>
    public required string Records { get; init; }

    /// <summary>The path leads to one record instead of a list.</summary>
    public bool IsOne { get; init; }

    public required IPager Pager { get; init; }

    public required Permission Permission { get; init; }

    /// <summary>Some workspaces and versions do not have the endpoint: then the stream is passed over with a warning.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>
    /// Members added to every record: name, and the path in the response whose value it gets (null: the parent's id, a string), or one of
    /// the values in braces above.
    /// </summary>
    public IReadOnlyList<(string Name, string? Path)> Injected { get; init; } = [];

    public HttpMethod Method => new(Endpoint.Split(' ')[0]);

    public string Path => Endpoint.Split(' ')[1];

    /// <summary>Where things are in an answer.</summary>
    internal RecordShape Shape => _shape ??= new RecordShape(Records, IdField, Cursor, Pager.Envelope(this)) { IsOne = IsOne, MayLack = IsOne };

    /// <summary>Of children that lie in their parent's record: where things are in that.</summary>
    internal RecordShape ParentShape => _parentShape ??= ((InlinePager)Pager).ShapeOfParent(this);

    /// <summary>The member that identifies a record in its response; others of the key are injected.</summary>
    public string IdField => Injected.Any(member => member.Name == PrimaryKey[^1]) ? "id" : PrimaryKey[^1];
}
