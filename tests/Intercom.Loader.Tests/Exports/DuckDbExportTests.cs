using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

public sealed class DuckDbExportTests : ExportContract
{
    private protected override LoadedWarehouse Open() => LoadedWarehouse.OfDuckDb();
}
