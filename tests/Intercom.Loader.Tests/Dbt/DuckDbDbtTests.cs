using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

public sealed class DuckDbDbtTests : DbtContract
{
    private protected override LoadedWarehouse Open() => LoadedWarehouse.OfDuckDb();
}
