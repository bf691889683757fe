using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Workspaces;

/// <summary>Where a model's attributes are defined, and how each change is written there. Called under the workspace's gate.</summary>
internal abstract class AttributeDefinitions(Workspace workspace, string rowStream)
{
    /// <summary>The stream whose rows carry the attributes.</summary>
    public string RowStream { get; } = rowStream;

    protected Workspace Workspace { get; } = workspace;

    public static AttributeDefinitions Of(Workspace workspace, string model) => model switch
    {
        "contact" => new Listed(workspace, StreamName.Contacts, StreamName.ContactAttributes, model),
        "company" => new Listed(workspace, StreamName.Companies, StreamName.CompanyAttributes, model),
        "conversation" => new Listed(workspace, StreamName.Conversations, StreamName.ConversationAttributes, model),
        "ticket" => new InTicketTypes(workspace),
        _ => throw new ArgumentException($"model must be one of {string.Join(", ", WorkspaceAttributes.Models)}", nameof(model)),
    };

    public abstract void Add(long id, string name, string dataType);

    public abstract void Edit(string name, Action<JsonObject> edit);

    public virtual void Rename(string name, string newName) => Edit(name, json => json["name"] = newName);

    public virtual void Retype(string name, string dataType) => Edit(name, json => json["data_type"] = dataType);

    public void Archive(string name) => Edit(name, json => json["archived"] = true);

    protected RowTimes Now()
    {
        var now = Workspace.Now.ToUnixTimeSeconds();
        return new RowTimes(now, now);
    }

    /// <summary>A row each, in a table of their own.</summary>
    private sealed class Listed(Workspace workspace, string rowStream, string stream, string model) : AttributeDefinitions(workspace, rowStream)
    {
        private bool IsOfConversations => stream == StreamName.ConversationAttributes;

        public override void Add(long id, string name, string dataType) => Insert(IsOfConversations
            ? ConversationAttributeRows.Attribute($"{id}", name, dataType, Now())
            : CarriedAttributes.Definition(model, id, name, dataType, Now().UpdatedAt));

        public override void Edit(string name, Action<JsonObject> edit) => Workspace.Change(Find(name), edit);

        /// <summary>The full name of a data attribute is its key, so another name makes it another row.</summary>
        public override void Rename(string name, string newName)
        {
            if (IsOfConversations)
            {
                base.Rename(name, newName);
                return;
            }

            var row = Find(name);
            var json = row.Current.ToJsonObject();
            (json["name"], json["full_name"], json["updated_at"]) = (newName, CarriedAttributes.FullName(newName), Now().UpdatedAt);
            Workspace.Delete(row);
            Insert(json);
        }

        public override void Retype(string name, string dataType) => Edit(name, json =>
        {
            json["data_type"] = dataType;
            if (IsOfConversations) ConversationAttributeRows.WriteParticulars(json, dataType);
        });

        private Row Find(string name) => Workspace.Table(stream).Living.FirstOrDefault(row => (string?)row.Current.ToJsonObject()["name"] == name)
            ?? throw new ArgumentException($"no attribute {name} of {model}", nameof(name));

        private void Insert(JsonObject json)
        {
            var id = json[StreamName.IdMember(stream)]!.ToString();
            Workspace.Insert(new GeneratedRow(id, Now(), RowJson.Write(json)).ToRow(stream, null, Workspace.Now));
        }
    }

    /// <summary>Inside every ticket type.</summary>
    private sealed class InTicketTypes(Workspace workspace) : AttributeDefinitions(workspace, StreamName.Tickets)
    {
        public override void Add(long id, string name, string dataType) =>
            EditTypes((type, attributes) => attributes.Add(TicketTypeRows.Attribute(type.Id, attributes.Count, name, dataType, Now())));

        public override void Edit(string name, Action<JsonObject> edit)
        {
            var found = false;
            EditTypes((_, attributes) =>
            {
                foreach (var attribute in attributes.OfType<JsonObject>().Where(attribute => (string?)attribute["name"] == name))
                {
                    edit(attribute);
                    found = true;
                }
            });
            if (!found) throw new ArgumentException($"no attribute {name} of ticket", nameof(name));
        }

        private void EditTypes(Action<Row, JsonArray> edit)
        {
            foreach (var type in Workspace.Table(StreamName.TicketTypes).Living.ToList())
                Workspace.Change(type, json => edit(type, json["ticket_type_attributes"]!["data"]!.AsArray()));
        }
    }
}
