using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Tests.Description;

/// <summary>An answer of every endpoint beyond the thirteen streams that a version has, with the schema it is to match.</summary>
internal static class FurtherAnswers
{
    private static readonly (string Since, string Schema, string Path)[] _lists =
    [
        ("2.11", "article_list", "/articles?per_page=10"),
        ("2.11", "collection_list", "/help_center/collections"),
        ("2.11", "help_center_list", "/help_center/help_centers"),
        ("2.11", "ticket_type_list", "/ticket_types"),
        ("2.11", "subscription_type_list", "/subscription_types"),
        ("2.11", "data_attribute_list", "/data_attributes?model=contact&include_archived=true"),
        ("2.14", "internal_article_list", "/internal_articles"),
        ("2.14", "ticket_state_list", "/ticket_states"),
        ("2.14", "away_status_reason_list", "/away_status_reasons"),
        ("2.14", "call_list", "/calls"),
        ("2.16", "deleted_conversation_list", "/conversations/deleted?order=desc"),
        ("2.16", "conversation_attribute_list", "/conversations/attributes?include_archived=true"),
        ("2.16", "macro_list", "/macros?per_page=5"),
        ("2.16", "brand_list", "/brands"),
        ("2.16", "email_list", "/emails"),
        ("2.16", "custom_object_instances_paginated_list", "/custom_object_instances/Order"),
    ];

    public static async Task<IReadOnlyList<(string Schema, ApiResponse Answer)>> OfAsync(SandboxServer sandbox, ApiClient client, string version)
    {
        var answers = new List<(string, ApiResponse)>
        {
            (version == "2.11" ? "paginated_news_item_response" : "paginated_response", await client.GetAsync("/news/news_items")),
            (version == "2.11" ? "paginated_newsfeed_response" : "paginated_response", await client.GetAsync("/news/newsfeeds")),
        };
        foreach (var (since, schema, path) in _lists)
            if (ApiVersion.Find(version) >= ApiVersion.Find(since)) answers.Add((schema, await client.GetAsync(path)));
        foreach (var article in sandbox.Workspace.Rows("articles").Take(5)) answers.Add(("article", await client.GetAsync($"/articles/{article.Id}")));
        foreach (var contact in sandbox.Workspace.Rows("contacts").Take(5))
        {
            answers.Add(("tag_list", await client.GetAsync($"/contacts/{contact.Id}/tags")));
            answers.Add(("contact_attached_companies", await client.GetAsync($"/contacts/{contact.Id}/companies")));
            answers.Add(("note_list", await client.GetAsync($"/contacts/{contact.Id}/notes")));
        }
        if (version == "2.11") return answers;
        foreach (var call in sandbox.Workspace.Rows("calls").Take(5))
            answers.Add(("call_list", await client.PostAsync("/calls/search", $$"""{"conversation_ids":["{{call.Current.Json.ToJson()["conversation_id"]}}"]}""")));
        if (version != "2.16") return answers;
        foreach (var company in sandbox.Workspace.Rows("companies").Take(5)) answers.Add(("note_list", await client.GetAsync($"/companies/{company.Id}/notes")));
        foreach (var conversation in sandbox.Workspace.Rows("conversations").Take(5)) answers.Add(("conversation", await client.GetAsync($"/conversations/{conversation.Id}")));
        answers.Add(("conversation_list", await client.PostAsync("/conversations/search?include_scorecards=true&include_monitors=true", """{"query":{"field":"updated_at","operator":">","value":0}}""")));
        answers.Add(("contact_list", await client.PostAsync("/contacts/search?include_merge_history=true", """{"query":{"field":"updated_at","operator":">","value":0}}""")));
        return answers;
    }
}
