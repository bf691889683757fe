namespace Intercom.Sandbox.Generation;

/// <summary>Invented words. Some are beyond ASCII, beyond the basic plane, or need escaping, because real text is.</summary>
internal static class Vocabulary
{
    public static readonly string[] FirstNames =
        ["Ada", "Björn", "Chloé", "Dmitri", "Eun-ji", "Fatima", "Grace", "Hōshi", "Inês", "José", "Kwame", "Łucja", "Mei 梅", "Noor", "Oisín", "Zoë 🦊"];

    public static readonly string[] LastNames =
        ["Almeida", "Brønsted", "O'Connor", "Dvořák", "Eze", "Ferreira", "Gómez", "Hansen", "Ito", "Jansen", "Kowalski", "李", "Müller", "Nguyễn", "\"Mac\" Reilly"];

    public static readonly string[] CompanyNames =
        ["Harbour", "Northwind", "Blåbær", "Quicksilver", "Old Mill", "東風", "Meridian", "Tall Pine", "Copper & Sons", "Ærø"];

    public static readonly string[] Industries = ["Manufacturing", "Software", "Retail", "Logistics", "Education", "Health", "Agriculture"];

    public static readonly string[] Plans = ["Free", "Starter", "Growth", "Scale"];

    public static readonly (string Country, string Code, string Continent, string Region, string City)[] Places =
    [
        ("Ireland", "IRL", "EU", "Leinster", "Dublin"), ("New Zealand", "NZL", "OC", "Auckland", "Auckland"),
        ("Brazil", "BRA", "SA", "São Paulo", "São Paulo"), ("Japan", "JPN", "AS", "Hokkaidō", "Sapporo"),
        ("Canada", "CAN", "NA", "Québec", "Montréal"), ("Kenya", "KEN", "AF", "Nairobi", "Nairobi"),
    ];

    public static readonly string[] Browsers = ["chrome", "firefox", "safari", "edge"];

    public static readonly string[] Systems = ["OS X 10.15.7", "Windows 11", "Linux", "Android 15", "iOS 18.1"];

    public static readonly string[] Languages = ["en", "de", "pt-BR", "ja", "fr-CA"];

    public static readonly string[] Sentences =
    [
        "Hello, I cannot find my invoice.", "Thanks — that fixed it 👍", "Could you look at this again?\nIt still fails.",
        "Das funktioniert leider nicht.", "The export stops at 99 % <br> every time.", "Path is C:\\temp\\\"report\".csv",
        "今日はありがとうございました。", "Is there an API for this?", "Refund requested for order #4411.",
    ];

    public static string PersonName(Random random) => $"{random.Pick(FirstNames)} {random.Pick(LastNames)}";
}
