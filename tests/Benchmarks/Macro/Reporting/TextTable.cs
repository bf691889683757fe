using System.Globalization;
using System.Text;

namespace Benchmarks.Macro.Reporting;

/// <summary>Results for a terminal.</summary>
internal static class TextTable
{
    public static string Describe(string name, RowResult result, TimeSpan took)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n{name}: {result.Work}   [{took.TotalSeconds:F0} s]\n");
        var width = result.Checks.Max(check => check.Target.Length);
        foreach (var check in result.Checks) text.Append(CultureInfo.InvariantCulture, $"  {Word(check),-5} {check.Target.PadRight(width)}  {check.Figure}\n");
        if (result.Note.Length > 0) text.Append(CultureInfo.InvariantCulture, $"        {result.Note}\n");
        return text.ToString().TrimEnd();
    }

    public static string Word(Check check) => check.Holds ? "ok" : "short";
}
