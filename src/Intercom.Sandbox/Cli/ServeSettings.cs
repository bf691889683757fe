using System.CommandLine;

namespace Intercom.Sandbox.Cli;

/// <summary>The options of <c>serve</c>, group by group, and how they become <see cref="SandboxOptions"/>.</summary>
internal sealed class ServeSettings
{
    private readonly ServerSettings _server = new();
    private readonly WorkspaceSettings _workspace = new();
    private readonly BehaviourSettings _behaviour = new();
    private readonly FaultSettings _faults = new();

    public IEnumerable<Option> Options => [.. _server.Options, .. _workspace.Options, .. _behaviour.Options, .. _faults.Options];

    public SandboxOptions Read(ParseResult parsed) =>
        _server.Apply(parsed, _behaviour.Apply(parsed, new SandboxOptions { Workspace = _workspace.Read(parsed), Faults = _faults.Read(parsed) }));
}
