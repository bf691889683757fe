using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

public sealed class DuckDbMaskingTests : MaskingContract
{
    private protected override LoadedWarehouse Open() => LoadedWarehouse.OfDuckDb();
}
