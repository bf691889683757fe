namespace Intercom.Loader.Tests.Support;

/// <summary>Chance that always has its least.</summary>
internal sealed class NoChance : Random
{
    public override double NextDouble() => 0;
}
