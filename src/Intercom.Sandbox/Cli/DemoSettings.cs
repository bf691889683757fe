using System.CommandLine;
using Intercom.Sandbox.Demo;

namespace Intercom.Sandbox.Cli;

/// <summary>The options and environment variables of <c>demo</c>, and how they become <see cref="DemoOptions"/>.</summary>
internal sealed class DemoSettings(Func<string, string?> environment)
{
    private static readonly DemoOptions _defaults = new();
    private readonly Option<int> _contacts = SettingFactory.Of("--contacts", _defaults.Contacts, "Contacts in the sandbox.");
    private readonly Option<int> _companies = SettingFactory.Of("--companies", _defaults.Companies, "Companies in the sandbox.");
    private readonly Option<int> _conversations = SettingFactory.Of("--conversations", _defaults.Conversations, "Conversations in the sandbox.");
    private readonly Option<int> _tickets = SettingFactory.Of("--tickets", _defaults.Tickets, "Tickets in the sandbox.");
    private readonly Option<int> _changes = SettingFactory.Of("--changes", _defaults.Changes, "Rows of the sandbox to change or add between the two reads.");
    private readonly Option<int> _latency = SettingFactory.Of("--latency", (int)_defaults.Latency.TotalMilliseconds, "Milliseconds each of the sandbox's answers takes at least.");
    private readonly Option<DateTimeOffset?> _startDate = SettingFactory.Of<DateTimeOffset?>(
        "--start-date", null, "Where to start reading the real API, such as 2026-01-31T00:00:00Z; three days back by default.");

    public IEnumerable<Option> Options => [_contacts, _companies, _conversations, _tickets, _changes, _latency, _startDate];

    public DemoOptions Read(ParseResult parsed) => new()
    {
        Contacts = parsed.GetValue(_contacts),
        Companies = parsed.GetValue(_companies),
        Conversations = parsed.GetValue(_conversations),
        Tickets = parsed.GetValue(_tickets),
        Changes = parsed.GetValue(_changes),
        Latency = SettingFactory.Milliseconds(parsed.GetValue(_latency)),
        StartDate = parsed.GetValue(_startDate),
        AccessToken = Variable("INTERCOM_ACCESS_TOKEN"),
        Region = Variable("INTERCOM_REGION") ?? _defaults.Region,
        BaseUrl = Variable("INTERCOM_BASE_URL"),
    };

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;
}
