using System.Globalization;

namespace Warehouse.Tests;

/// <summary>Numbers that whoever runs the tests may set, by environment variables.</summary>
internal static class Setting
{
    public static int Of(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
