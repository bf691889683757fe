using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// Changes of the workspace's own attributes, as its owner makes them between two syncs. Models: <c>contact</c>, <c>company</c>,
/// <c>conversation</c>, <c>ticket</c> (every ticket type has a ticket's). Types are those that the API lists for the model.
/// </summary>
public sealed class WorkspaceAttributes
{
    /// <summary>How many rows get a value of a new attribute.</summary>
    private const int Carriers = 3;

    private readonly Workspace _workspace;
    private long _lastId = 20_000_000;

    internal WorkspaceAttributes(Workspace workspace) => _workspace = workspace;

    public static IReadOnlyList<string> Models { get; } = ["contact", "company", "conversation", "ticket"];

    /// <summary>Defines an attribute and sets it on the model's first rows, which changes them.</summary>
    /// <exception cref="ArgumentException">Unknown model.</exception>
    public void Add(string model, string name, string dataType, JsonNode? value = null)
    {
        lock (_workspace.Gate)
        {
            var definitions = AttributeDefinitions.Of(_workspace, model);
            definitions.Add(++_lastId, name, dataType);
            foreach (var row in _workspace.Table(definitions.RowStream).Living.Take(Carriers).ToList()) Set(row, name, value ?? "new");
        }
    }

    /// <summary>Gives an attribute another name, in its definition and in every row that carries it, which changes those rows.</summary>
    /// <exception cref="ArgumentException">Unknown model or attribute.</exception>
    public void Rename(string model, string name, string newName)
    {
        lock (_workspace.Gate)
        {
            var definitions = AttributeDefinitions.Of(_workspace, model);
            definitions.Rename(name, newName);
            foreach (var row in _workspace.Table(definitions.RowStream).Living.Where(row => Carries(row, name)).ToList())
                _workspace.Change(row, json => Move(RowEdit.AttributesOf(json, row.Stream), name, newName));
        }
    }

    /// <summary>Gives an attribute another type; the rows keep their values.</summary>
    /// <exception cref="ArgumentException">Unknown model or attribute.</exception>
    public void Retype(string model, string name, string dataType)
    {
        lock (_workspace.Gate) AttributeDefinitions.Of(_workspace, model).Retype(name, dataType);
    }

    /// <summary>Archives an attribute: listed only with <c>include_archived=true</c>; the rows keep their values.</summary>
    /// <exception cref="ArgumentException">Unknown model or attribute.</exception>
    public void Archive(string model, string name)
    {
        lock (_workspace.Gate) AttributeDefinitions.Of(_workspace, model).Archive(name);
    }

    /// <summary>Sets an attribute of one row, which changes the row.</summary>
    public RowVersion Set(Row row, string name, JsonNode? value)
    {
        lock (_workspace.Gate) return _workspace.Change(row, json => RowEdit.AttributesOf(json, row.Stream)[name] = value?.DeepClone());
    }

    private static bool Carries(Row row, string name) => RowEdit.AttributesOf(row.Current.ToJsonObject(), row.Stream).ContainsKey(name);

    private static void Move(JsonObject attributes, string name, string newName)
    {
        var value = attributes[name];
        attributes.Remove(name);
        attributes[newName] = value;
    }
}
