using System.Globalization;
using System.Web;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.Support;

/// <summary>A list in numbered pages, sorted by change, the newest first, whose rows may change between two pages.</summary>
/// <param name="cursor">The member by which it is sorted, unix seconds.</param>
/// <param name="linked">The next page is linked by URL; else the numbers alone tell of it.</param>
internal sealed class ScriptedList(string path, string cursor = "updated_at", int pageSize = 10, bool linked = true)
{
    /// <summary>Rows by id, with their time of change.</summary>
    public Dictionary<string, long> Rows { get; } = [];

    /// <summary>Runs before a page is made, with the number of pages before it.</summary>
    public Action<int>? BeforePage { get; set; }

    public int Pages { get; private set; }

    /// <summary>What the endpoint's description leaves to chance: the order of the rows.</summary>
    public Func<IEnumerable<KeyValuePair<string, long>>, IEnumerable<KeyValuePair<string, long>>> Order { get; init; } =
        static rows => rows.OrderByDescending(row => row.Value).ThenByDescending(row => row.Key, StringComparer.Ordinal);

    public HttpResponseMessage Answer(ScriptedRequest request)
    {
        request.Url.AbsolutePath.ShouldBe(path);
        BeforePage?.Invoke(Pages);
        Pages++;
        var number = int.Parse(HttpUtility.ParseQueryString(request.Url.Query)["page"] ?? "1", CultureInfo.InvariantCulture);
        var rows = Order(Rows).Skip((number - 1) * pageSize).Take(pageSize).Select(row => new JObject { ["id"] = row.Key, [cursor] = row.Value });
        var total = (Rows.Count + pageSize - 1) / pageSize;
        var pages = new JObject { ["type"] = "pages", ["page"] = number, ["per_page"] = pageSize, ["total_pages"] = total };
        if (linked) pages["next"] = number < total ? $"https://api.intercom.io{path}?per_page={pageSize}&page={number + 1}" : JValue.CreateNull();
        return ScriptedApi.Json(new JObject { ["data"] = new JArray(rows), ["conversations"] = new JArray(rows), ["total_count"] = Rows.Count, ["pages"] = pages }.ToString(Formatting.None));
    }

    /// <summary>So many rows, an hour apart, the last one changed at <paramref name="newest"/>.</summary>
    public ScriptedList With(int rows, long newest)
    {
        for (var i = 0; i < rows; i++) Rows[i.ToString("D3", CultureInfo.InvariantCulture)] = newest - ((rows - 1 - i) * 3_600L);
        return this;
    }
}
