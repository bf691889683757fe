using System.CommandLine;
using BenchmarkDotNet.Running;

namespace Benchmarks.Micro;

/// <summary><c>micro [filter]</c>: the benchmarks whose full name matches, all of them by default.</summary>
internal sealed class MicroCommand : Command
{
    private readonly Argument<string> _filter = new("filter")
    {
        Description = "A glob over Benchmarks.Micro.<Class>.<Method>, such as *RecordPath*.",
        DefaultValueFactory = _ => "*",
    };

    public MicroCommand()
        : base("micro", "Run the micro-benchmarks.")
    {
        Add(_filter);
        SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(["--filter", parsed.GetValue(_filter)!], MicroConfig.Create()); });
    }
}
