using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Contacts with every member of the 2.11 description's <c>contact</c>.</summary>
internal sealed class ContactGenerator(Random random, References references, string workspaceId) : IRowGenerator
{
    private static readonly string[] _mobileMembers = ["app_name", "app_version", "device", "os_version", "sdk_version"];
    private int _count;

    public GeneratedRow Generate(RowTimes times)
    {
        var number = ++_count;
        var id = $"{times.CreatedAt:x8}{random.Hex(4)}{number:x8}";
        return new GeneratedRow(id, times, Write(id, number, times));
    }

    /// <summary>A contact whose id and number are given.</summary>
    public byte[] Write(string id, int number, RowTimes times) => RowJson.Write(json => Write(json, id, number, times));

    private void Write(Utf8JsonWriter json, string id, int number, RowTimes times)
    {
        json.WriteStartObject();
        WriteIdentity(json, id, number);
        WriteTimes(json, times);
        WriteBrowser(json);
        WriteMobile(json, "android", times);
        WriteMobile(json, "ios", times);
        WriteAttributes(json, number, times);
        WriteList(json, "tags", "tag", id, random.PickSome(references.Tags, 3));
        WriteList(json, "notes", "note", id, Enumerable.Range(number * 10, random.Next(3)).Select(note => $"{note}").ToList());
        WriteList(json, "companies", "company", id, random.PickSome(references.Companies, 2));
        WriteList(json, "opted_out_subscription_types", "subscription", id, random.Happens(0.2) ? ["112"] : []);
        WriteList(json, "opted_in_subscription_types", "subscription", id, random.Happens(0.2) ? ["113"] : []);
        json.WriteNulls("utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term", "referrer");
        json.WriteBoolean("sms_consent", random.Happens(0.3));
        json.WriteBoolean("unsubscribed_from_sms", random.Happens(0.1));
        json.WriteEndObject();
    }

    private void WriteIdentity(Utf8JsonWriter json, string id, int number)
    {
        json.WriteString("type", "contact");
        json.WriteString("id", id);
        json.WriteString("workspace_id", workspaceId);
        json.WriteString("external_id", random.Happens(0.1) ? null : $"user-{number}");
        json.WriteString("role", random.Happens(0.8) ? "user" : "lead");
        json.WriteString("email", $"person{number}@example.com");
        json.WriteString("email_domain", "example.com");
        json.WriteString("phone", random.Happens(0.5) ? null : $"+3538{number:D7}");
        json.WriteString("formatted_phone", random.Happens(0.5) ? null : $"+353 8 {number:D7}");
        json.WriteString("name", random.Happens(0.05) ? null : Vocabulary.PersonName(random));
        if (random.Happens(0.5)) json.WriteNull("avatar");
        else WriteAvatar(json, number);
        if (references.Admins.Count == 0 || random.Happens(0.5)) json.WriteNull("owner_id");
        else json.WriteNumber("owner_id", long.Parse(random.Pick(references.Admins)));
        json.WriteStartObject("social_profiles");
        json.WriteString("type", "list");
        json.WriteStartArray("data");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteBoolean("has_hard_bounced", random.Happens(0.02));
        json.WriteBoolean("marked_email_as_spam", random.Happens(0.02));
        json.WriteBoolean("unsubscribed_from_emails", random.Happens(0.1));
    }

    private static void WriteAvatar(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject("avatar");
        json.WriteString("type", "avatar");
        json.WriteString("image_url", $"https://images.example.com/avatars/{number}.png");
        json.WriteEndObject();
    }

    private void WriteTimes(Utf8JsonWriter json, RowTimes times)
    {
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.UpdatedAt);
        foreach (var name in (ReadOnlySpan<string>)["signed_up_at", "last_seen_at", "last_replied_at", "last_contacted_at", "last_email_opened_at", "last_email_clicked_at"])
            json.WriteNumberOrNull(name, random.BetweenOrNever(times.CreatedAt, times.UpdatedAt));
    }

    private void WriteBrowser(Utf8JsonWriter json)
    {
        json.WriteString("language_override", random.Happens(0.8) ? null : random.Pick(Vocabulary.Languages));
        json.WriteString("browser", random.Happens(0.3) ? null : random.Pick(Vocabulary.Browsers));
        json.WriteString("browser_version", $"{random.Next(90, 140)}.0.{random.Next(7000)}");
        json.WriteString("browser_language", random.Happens(0.3) ? null : random.Pick(Vocabulary.Languages));
        json.WriteString("os", random.Happens(0.3) ? null : random.Pick(Vocabulary.Systems));
        var known = random.Happens(0.7);
        var place = random.Pick(Vocabulary.Places);
        json.WriteStartObject("location");
        json.WriteString("type", "location");
        json.WriteString("country", known ? place.Country : null);
        json.WriteString("region", known ? place.Region : null);
        json.WriteString("city", known ? place.City : null);
        json.WriteString("country_code", known ? place.Code : null);
        json.WriteString("continent_code", known ? place.Continent : null);
        json.WriteEndObject();
    }

    private void WriteMobile(Utf8JsonWriter json, string system, RowTimes times)
    {
        var used = random.Happens(0.1);
        foreach (var member in _mobileMembers) json.WriteString($"{system}_{member}", used ? $"{member} {random.Next(1, 20)}" : null);
        json.WriteNumberOrNull($"{system}_last_seen_at", used ? random.Between(times.CreatedAt, times.UpdatedAt) : null);
    }

    private void WriteAttributes(Utf8JsonWriter json, int number, RowTimes times)
    {
        json.WriteStartObject("custom_attributes");
        if (random.Happens(0.7)) json.WriteString("job_title", random.Pick(Vocabulary.Sentences));
        if (random.Happens(0.5)) json.WriteNumber("seats", number % 400);
        if (random.Happens(0.3)) json.WriteNumber("score", Math.Round(random.NextDouble() * 100, 2));
        if (random.Happens(0.3)) json.WriteBoolean("beta", random.Happens(0.5));
        if (random.Happens(0.2)) json.WriteNumber("trial_ends_at", times.UpdatedAt + 86_400);
        // The same attribute as a number here and a string there: types of custom attributes vary by row (INTERCOM.md, "Values").
        if (random.Happens(0.2)) json.WriteString("seats_note", $"{number}");
        else json.WriteNumber("seats_note", number);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, string itemType, string contactId, IReadOnlyList<string> ids)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "list");
        json.WriteStartArray("data");
        foreach (var id in ids)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("type", itemType);
            json.WriteString("url", $"/{name}/{id}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("url", $"/contacts/{contactId}/{name}");
        json.WriteNumber("total_count", ids.Count);
        json.WriteBoolean("has_more", false);
        json.WriteEndObject();
    }
}
