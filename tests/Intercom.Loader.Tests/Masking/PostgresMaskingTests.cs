using Intercom.Loader.Tests.Support;
using Warehouse.Tests;

namespace Intercom.Loader.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMaskingTests(SharedPostgres server) : MaskingContract
{
    private protected override LoadedWarehouse Open() => LoadedWarehouse.OfPostgres(server.Url);
}
