using System.CommandLine;

namespace Intercom.Sandbox.Cli;

/// <summary>Options with their help and default in one line.</summary>
internal static class SettingFactory
{
    public static Option<T> Of<T>(string name, T otherwise, string help) => new(name) { Description = help, DefaultValueFactory = _ => otherwise };

    /// <summary>A list given as <c>a,b,c</c>, by repetition or with blanks.</summary>
    public static Option<string[]> List(string name, IReadOnlyList<string> allowed, string help)
    {
        var option = new Option<string[]>(name)
        {
            Description = $"{help} (comma-separated: {string.Join(", ", allowed)})",
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        };
        option.Validators.Add(result =>
        {
            foreach (var value in result.GetValueOrDefault<string[]>().Except(allowed))
                result.AddError($"{name}: '{value}' is not one of {string.Join(", ", allowed)}");
        });
        return option;
    }

    public static TimeSpan Milliseconds(int value) => TimeSpan.FromMilliseconds(value);
}
