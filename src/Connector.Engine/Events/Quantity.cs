using System.Globalization;

namespace Connector.Engine;

/// <summary>A number of things, in words: <c>1 request</c>, <c>1,703 requests</c>.</summary>
public static class Quantity
{
    public static string Of(long count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
