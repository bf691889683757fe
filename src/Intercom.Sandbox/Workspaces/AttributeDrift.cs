using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Workspaces;

/// <summary>Changes one attribute of the workspace at a time: of those it has added itself it renames, retypes and archives some.</summary>
internal sealed class AttributeDrift(Workspace workspace, Random random)
{
    private readonly Dictionary<string, List<string>> _added = WorkspaceAttributes.Models.ToDictionary(model => model, _ => new List<string>());
    private int _count;

    public void ChangeOne()
    {
        var model = random.Pick(WorkspaceAttributes.Models);
        var added = _added[model];
        var kind = added.Count == 0 ? 0 : random.Next(4);
        if (kind == 0)
        {
            workspace.Attributes.Add(model, Next(added), "string");
            return;
        }

        var name = random.Pick(added);
        if (kind == 1) workspace.Attributes.Retype(model, name, random.Happens(0.5) ? "integer" : "boolean");
        else if (kind == 2) workspace.Attributes.Rename(model, name, Next(added));
        else workspace.Attributes.Archive(model, name);
        if (kind >= 2) added.Remove(name);
    }

    private string Next(List<string> added)
    {
        var name = $"drifted {++_count}";
        added.Add(name);
        return name;
    }
}
