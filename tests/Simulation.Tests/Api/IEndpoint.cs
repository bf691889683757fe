namespace Simulation.Tests;

/// <summary>One endpoint of the simulated API.</summary>
internal interface IEndpoint
{
    Answer Serve(Call call);
}
