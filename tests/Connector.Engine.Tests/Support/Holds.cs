using FsCheck;
using FsCheck.Fluent;

namespace Connector.Engine.Tests.Support;

/// <summary>Properties, always tried on the same sequence of cases.</summary>
internal static class Holds
{
    public static void For<T>(Gen<T> cases, Action<T> property, int times = 300) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_260_105, 11), Prop.ForAll(cases.ToArbitrary(), property));

    /// <summary>Half-open ranges within [0, <paramref name="limit"/>], empty and inverted ones among them.</summary>
    public static Gen<Interval> Intervals(int limit) =>
        Gen.Choose(0, limit).SelectMany(_ => Gen.Choose(0, limit), (from, to) => new Interval(from, to));

    /// <summary>Seeds for cases that are easier to build with a random generator.</summary>
    public static Gen<Random> Randoms { get; } = Gen.Choose(0, int.MaxValue).Select(seed => new Random(seed));
}
