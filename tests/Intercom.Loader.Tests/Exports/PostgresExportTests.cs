using Intercom.Loader.Tests.Support;
using Warehouse.Tests;

namespace Intercom.Loader.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresExportTests(SharedPostgres server) : ExportContract
{
    private protected override LoadedWarehouse Open() => LoadedWarehouse.OfPostgres(server.Url);
}
