using Airbyte.Protocol;
using Newtonsoft.Json.Linq;
using Source.Intercom;

namespace Intercom.Loader;

/// <summary><c>check</c>: whether the token is good and what it may read, and whether the warehouse can be reached and written.</summary>
internal sealed class CheckCommand(CommandSetting setting)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // The findings say the same as the connector's warnings, in order.
        var (status, permissions) = await setting.Source.CheckPermissionsAsync(setting.Config, new LogOfWorkspace(setting.Screen), cancellationToken);
        var warehouse = await TryWarehouseAsync(cancellationToken);
        var isGood = status.Succeeded && warehouse is null;
        if (setting.Screen.IsJson) setting.Screen.Answer(Json(status, permissions, warehouse));
        else Show(status, permissions, warehouse);
        return isGood ? LoaderExit.Done : LoaderExit.Failed;
    }

    private async Task<string?> TryWarehouseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await setting.View.TryWritingAsync(cancellationToken);
            return null;
        }
        catch (ConnectorException failure)
        {
            return failure.Message;
        }
    }

    private void Show(ConnectionStatusMessage status, IReadOnlyList<PermissionFinding> permissions, string? warehouse)
    {
        var screen = setting.Screen;
        screen.Line(status.Succeeded ? "token: good" : $"token: {status.Message}");
        if (permissions.Any(found => found.Streams.Count > 0)) PermissionTable.Show(screen, permissions);
        foreach (var missing in permissions.Select(found => found.Message).OfType<string>()) screen.Line(missing);
        screen.Line(warehouse is null ? $"warehouse: {setting.Warehouse.Name} can be written" : $"warehouse: {warehouse}");
    }

    private JObject Json(ConnectionStatusMessage status, IReadOnlyList<PermissionFinding> permissions, string? warehouse) => new()
    {
        ["token"] = new JObject { ["good"] = status.Succeeded, ["message"] = status.Message },
        ["permissions"] = new JArray(permissions.Select(found => new JObject
        {
            ["permission"] = found.Permission,
            ["objects"] = new JArray(found.Streams),
            ["granted"] = found.IsGranted,
            ["message"] = found.Message,
        })),
        ["warehouse"] = new JObject { ["name"] = setting.Warehouse.Name, ["writable"] = warehouse is null, ["message"] = warehouse },
    };
}
