using Intercom.Loader.Tests.Support;
using Warehouse.Tests;

namespace Intercom.Loader.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresDbtTests(SharedPostgres server) : DbtContract
{
    private protected override LoadedWarehouse Open() => LoadedWarehouse.OfPostgres(server.Url);
}
