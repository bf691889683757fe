using Connector.Engine;

namespace Source.Intercom;

/// <summary>A stream of Intercom: where it is served, where its records lie, how it is paged, and the permission it needs.</summary>
public sealed record IntercomStream : StreamDefinition
{
    /// <summary>Method and path, <c>POST /contacts/search</c>; <c>{id}</c> stands for the parent's id.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Query string of every request, without <c>?</c>.</summary>
    public string Query { get; init; } = "";

    /// <summary>Dotted path of the record list in a response.</summary>
    public required string Records { get; init; }

    public required IPager Pager { get; init; }

    public required Permission Permission { get; init; }

    /// <summary>Without the permission the stream is passed over with a warning instead of failing.</summary>
    public bool Optional { get; init; }

    /// <summary>Members added to every record: name, and the path in the response whose value it gets (null: the parent's id, a string).</summary>
    public IReadOnlyList<(string Name, string? Path)> Injected { get; init; } = [];

    public HttpMethod Method => new(Endpoint.Split(' ')[0]);

    public string Path => Endpoint.Split(' ')[1];

    /// <summary>The member that identifies a record in its response (a key's other members are injected).</summary>
    public string IdField => PrimaryKey[^1];
}
