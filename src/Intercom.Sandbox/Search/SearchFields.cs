using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>The fields each search endpoint accepts (2.11 description, "Accepted Fields" of the three search endpoints).</summary>
internal static class SearchFields
{
    private const string ContactDates =
        "created_at updated_at signed_up_at last_seen_at last_contacted_at last_replied_at last_email_opened_at last_email_clicked_at ios_last_seen_at android_last_seen_at";

    private const string ContactTexts =
        "id role name avatar email email_domain phone external_id language_override browser browser_language os location.country location.region location.city "
        + "ios_app_version ios_device ios_os_version ios_app_name ios_sdk_version android_app_version android_device android_app_name android_sdk_version";

    private const string ConversationDates =
        "created_at updated_at waiting_since snoozed_until statistics.first_contact_reply_at statistics.first_assignment_at statistics.first_admin_reply_at "
        + "statistics.first_close_at statistics.last_assignment_at statistics.last_assignment_admin_reply_at statistics.last_contact_reply_at "
        + "statistics.last_admin_reply_at statistics.last_close_at";

    private const string ConversationTexts =
        "id state priority source.type source.id source.delivered_as source.subject source.body source.author.id source.author.type source.author.name "
        + "source.author.email source.url statistics.last_closed_by_id conversation_rating.remark";

    private const string ConversationIntegers =
        "admin_assignee_id team_assignee_id statistics.time_to_assignment statistics.time_to_admin_reply statistics.time_to_first_close "
        + "statistics.time_to_last_close statistics.median_time_to_reply statistics.count_reopens statistics.count_assignments statistics.count_conversation_parts";

    private static readonly Dictionary<string, Dictionary<string, SearchField>> _byStream = new()
    {
        [StreamName.Contacts] = Table(
            [.. Plain(FieldType.Date, ContactDates), .. Plain(FieldType.Text, ContactTexts), .. Plain(FieldType.Integer, "owner_id"),
             .. Plain(FieldType.Flag, "unsubscribed_from_emails marked_email_as_spam has_hard_bounced"), At("tag_id", "tags.data.id")]),
        [StreamName.Conversations] = Table(
            [.. Plain(FieldType.Date, ConversationDates), .. Plain(FieldType.Text, ConversationTexts), .. Plain(FieldType.Integer, ConversationIntegers),
             .. Plain(FieldType.Flag, "open read ai_agent_participated"), At("contact_ids", "contacts.contacts.id"),
             At("teammate_ids", "teammates.admins.id"), At("tag_ids", "tags.tags.id")]),
        [StreamName.Tickets] = Table(
            [.. Plain(FieldType.Date, "created_at updated_at snoozed_until"), .. Plain(FieldType.Text, "id category admin_assignee_id team_assignee_id"),
             .. Plain(FieldType.Flag, "open"), At("title", "ticket_attributes._default_title_"), At("description", "ticket_attributes._default_description_"),
             At("ticket_type_id", "ticket_type.id"), At("contact_ids", "contacts.contacts.id"), At("state", "ticket_state")]),
    };

    /// <exception cref="InvalidSearchException">The stream's search does not accept the field.</exception>
    public static SearchField Find(string stream, string name)
    {
        if (_byStream[stream].TryGetValue(name, out var field)) return field;
        var attribute = stream == StreamName.Tickets ? "ticket_attribute." : "custom_attributes.";
        if (name.StartsWith(attribute, StringComparison.Ordinal) && name.Length > attribute.Length)
            return new SearchField(name, FieldType.Any, [stream == StreamName.Tickets ? "ticket_attributes" : "custom_attributes", name[attribute.Length..]]);
        throw new InvalidSearchException($"Invalid field '{name}' for {stream} search");
    }

    private static Dictionary<string, SearchField> Table(IEnumerable<SearchField> fields) => fields.ToDictionary(field => field.Name);

    private static IEnumerable<SearchField> Plain(FieldType type, string names) =>
        names.Split(' ').Select(name => new SearchField(name, type, name.Split('.')));

    private static SearchField At(string name, string path) => new(name, FieldType.Text, path.Split('.'));
}
