using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary><c>refresh</c>: the next run reads these objects whole; until it has, nothing changes.</summary>
internal sealed class RefreshCommand(CommandSetting setting, IReadOnlyList<string> objects)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var names = setting.Selection.Names(objects);
        await setting.View.AskRefreshAsync(names, cancellationToken);
        if (setting.Screen.IsJson) setting.Screen.Answer(new JObject { ["refresh"] = new JArray(names) });
        setting.Screen.Line($"The next run reads whole: {string.Join(", ", names)}. Rows that are there stay until it has; those that do not come again are marked then.");
        return LoaderExit.Done;
    }
}
