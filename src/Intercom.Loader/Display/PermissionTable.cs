using Source.Intercom;

namespace Intercom.Loader;

/// <summary>What a token may read, a row an object.</summary>
internal static class PermissionTable
{
    public static void Show(Screen screen, IEnumerable<PermissionFinding> permissions)
    {
        var table = new TextTable(screen, "object", "permission", "may be read");
        foreach (var (stream, found) in permissions.SelectMany(found => found.Streams.Select(stream => (stream, found))).OrderBy(line => line.stream, StringComparer.Ordinal))
            table.Add(stream, found.Permission, found.IsGranted switch { true => "yes", false => "no", null => "not known" });
        table.Show();
    }
}
