namespace Intercom.Loader.Tests;

/// <summary>A small workspace by hand, and the rows that the sixteen relations have of it, worked out by hand too.</summary>
internal static class DbtWorkspace
{
    /// <summary>14 November 2023, 22:13:20 UTC.</summary>
    private const long T = 1_700_000_000;

    public static IReadOnlyList<(string Stream, string Record)> Records { get; } =
    [
        ("admins", """{"type":"admin","id":"1","name":"Ann","job_title":"Lead","email":"ann@ours.test"}"""),
        ("admins", """{"type":"admin","id":"2","name":"Bob","job_title":null}"""),
        ("tags", """{"type":"tag","id":"10","name":"vip"}"""),
        ("teams", """{"type":"team","id":"20","name":"Support","admin_ids":[1,2,2]}"""),
        ("teams", """{"type":"team","id":"21","name":"Nobody","admin_ids":[]}"""),
        ("companies", $$$"""
            {"id":"c1","company_id":"acme-1","name":"Acme","website":"acme.test","industry":"Tools","created_at":{{{T}}},"updated_at":{{{T + 60}}},"user_count":5,"session_count":7,
            "monthly_spend":12.5,"plan":{"type":"plan","id":"p1","name":"Pro"},"tags":{"type":"tag.list","tags":[{"type":"tag","id":"10","name":"vip"},{"type":"tag","id":"11"}]}}
            """),
        ("companies", $$"""{"id":"c2","company_id":"bolt-2","name":"Bolt","created_at":{{T}},"updated_at":{{T}},"monthly_spend":0,"plan":null,"tags":null}"""),
        ("contact_companies", $$"""{"id":"c1","company_id":"acme-1","contact_id":"u1","contact_updated_at":{{T + 120}}}"""),
        ("contact_companies", $$"""{"id":"c2","company_id":"bolt-2","contact_id":"u2","contact_updated_at":{{T}}}"""),
        ("contacts", $$$"""
            {"id":"u1","owner_id":1,"name":"Uma","role":"user","email":"uma@acme.test","created_at":{{{T}}},"updated_at":{{{T + 120}}},"signed_up_at":{{{T + 1}}},"last_replied_at":{{{T + 2}}},
            "last_contacted_at":{{{T + 3}}},"last_email_opened_at":{{{T + 4}}},"last_email_clicked_at":{{{T + 5}}},"unsubscribed_from_emails":true}
            """),
        ("contacts", $$"""{"id":"u2","owner_id":null,"role":"lead","created_at":{{T}},"updated_at":{{T}},"unsubscribed_from_emails":false}"""),
        ("contact_tags", $$"""{"id":"10","name":"vip","contact_id":"u1","contact_updated_at":{{T + 120}}}"""),
        ("conversations", $$$"""
            {"id":"v1","created_at":{{{T}}},"updated_at":{{{T + 7200}}},"admin_assignee_id":1,"conversation_rating":{"rating":5,"remark":"Thanks"},
            "first_contact_reply":{"type":"conversation","created_at":{{{T + 30}}}},"read":true,"sla_applied":{"sla_name":"Fast","sla_status":"hit"},"snoozed_until":{{{T + 9}}},
            "source":{"type":"email","id":"s1","delivered_as":"customer_initiated","subject":"Hi","body":"<p>Help \"me\"</p>","author":{"type":"user","id":"u1","email":"uma@acme.test"}},
            "state":"closed","waiting_since":{{{T + 8}}},"contacts":{"type":"contact.list","contacts":[{"type":"contact","id":"u1"},{"type":"contact","id":"u2"}]},
            "tags":{"type":"tag.list","tags":[{"type":"tag","id":"10"}]}}
            """),
        ("conversations", $$$"""
            {"id":"v2","created_at":{{{T + 100}}},"updated_at":{{{T + 200}}},"admin_assignee_id":0,"conversation_rating":null,"first_contact_reply":null,"read":false,"sla_applied":null,
            "source":null,"state":"open","contacts":{"type":"contact.list","contacts":[{"type":"contact","id":"u2"}]},"tags":{"type":"tag.list","tags":[]}}
            """),
        ("conversation_parts", Part("a1", "v1", 600, "comment", "admin", "1", "Hello", ""","assigned_to":{"type":"admin","id":"1"}""")),
        ("conversation_parts", Part("a2", "v1", 900, "comment", "user", "u1", "Still broken", "")),
        ("conversation_parts", Part("a3", "v1", 3_600, "close", "admin", "2", "Done", ""","assigned_to":null""")),
        ("conversation_parts", Part("a4", "v2", 400, "comment", "admin", "2", "Yes?", "")),
        ("articles", $$$"""
            {"type":"article","id":"70","parent_id":40,"parent_type":"collection","author_id":1,"title":"How","description":"Short","body":"<p>Long</p>","url":"https://help.test/70",
            "state":"published","default_locale":"en","workspace_id":"w","created_at":{{{T}}},"updated_at":{{{T + 1}}}}
            """),
        ("articles", $$"""{"type":"article","id":"71","parent_id":50,"parent_type":"section","title":"Where","state":"draft","created_at":{{T}},"updated_at":{{T}}}"""),
        ("article_statistics", $$$"""
            {"type":"article_statistics","article_id":"70","article_updated_at":{{{T + 1}}},"views":9,"conversations":2,"reactions":4,"happy_reaction_percentage":50.5,
            "neutral_reaction_percentage":25,"sad_reaction_percentage":24.5}
            """),
        ("collections", $$$"""
            {"type":"collection","id":"40","help_center_id":30,"parent_id":null,"name":"Start","description":"First","url":"https://help.test/c/40","icon":"book","default_locale":"en",
            "workspace_id":"w","order":3,"created_at":{{{T}}},"updated_at":{{{T}}}}
            """),
        ("help_centers", $$"""{"id":"30","display_name":"Help","identifier":"help","workspace_id":"w","website_turned_on":true,"created_at":{{T}},"updated_at":{{T}}}"""),
    ];

    public static IReadOnlyDictionary<string, string[]> Rows { get; } = new Dictionary<string, string[]>
    {
        ["admin"] = ["id=1|name=Ann|job_title=Lead", "id=2|name=Bob"],
        ["tag"] = ["id=10|name=vip"],
        ["team"] = ["id=20|name=Support", "id=21|name=Nobody"],
        ["team_admin"] = ["team_id=20|admin_id=1", "team_id=20|admin_id=2"],
        ["company_history"] =
        [
            "id=c1|name=Acme|website=acme.test|industry=Tools|created_at=2023-11-14 22:13:20|updated_at=2023-11-14 22:14:20|user_count=5|session_count=7|monthly_spend=12.5|plan_id=p1|plan_name=Pro",
            "id=c2|name=Bolt|created_at=2023-11-14 22:13:20|updated_at=2023-11-14 22:13:20|monthly_spend=0",
        ],
        ["company_tag_history"] = ["company_id=c1|company_updated_at=2023-11-14 22:14:20|tag_id=10", "company_id=c1|company_updated_at=2023-11-14 22:14:20|tag_id=11"],
        ["contact_company_history"] = ["company_id=c1|contact_id=u1|contact_updated_at=2023-11-14 22:15:20", "company_id=c2|contact_id=u2|contact_updated_at=2023-11-14 22:13:20"],
        ["contact_history"] =
        [
            "id=u1|admin_id=1|name=Uma|role=user|email=uma@acme.test|created_at=2023-11-14 22:13:20|updated_at=2023-11-14 22:15:20|signed_up_at=2023-11-14 22:13:21|last_replied_at=2023-11-14 22:13:22"
            + "|last_contacted_at=2023-11-14 22:13:23|last_email_opened_at=2023-11-14 22:13:24|last_email_clicked_at=2023-11-14 22:13:25|unsubscribed_from_emails=True",
            "id=u2|role=lead|created_at=2023-11-14 22:13:20|updated_at=2023-11-14 22:13:20|unsubscribed_from_emails=False",
        ],
        ["contact_tag_history"] = ["contact_id=u1|contact_updated_at=2023-11-14 22:15:20|tag_id=10"],
        ["conversation_contact_history"] =
        [
            "contact_id=u1|conversation_id=v1|conversation_updated_at=2023-11-15 00:13:20", "contact_id=u2|conversation_id=v1|conversation_updated_at=2023-11-15 00:13:20",
            "contact_id=u2|conversation_id=v2|conversation_updated_at=2023-11-14 22:16:40",
        ],
        ["conversation_history"] =
        [
            "id=v1|created_at=2023-11-14 22:13:20|updated_at=2023-11-15 00:13:20|assignee_id=1|assignee_type=admin|conversation_rating_value=5|conversation_rating_remark=Thanks"
            + "|first_contact_reply_created_at=2023-11-14 22:13:50|first_contact_reply_type=conversation|read=True|sla_name=Fast|sla_status=hit|snoozed_until=2023-11-14 22:13:29"
            + "|source_author_id=u1|source_author_type=user|source_body=<p>Help \"me\"</p>|source_delivered_as=customer_initiated|source_subject=Hi|source_type=email|state=closed"
            + "|waiting_since=2023-11-14 22:13:28",
            "id=v2|created_at=2023-11-14 22:15:00|updated_at=2023-11-14 22:16:40|read=False|state=open",
        ],
        ["conversation_part_history"] =
        [
            "id=a1|part_type=comment|body=Hello|conversation_id=v1|author_id=1|author_type=admin|created_at=2023-11-14 22:23:20|updated_at=2023-11-14 22:23:20"
            + "|conversation_updated_at=2023-11-15 00:13:20|assigned_to_id=1|assigned_to_type=admin",
            "id=a2|part_type=comment|body=Still broken|conversation_id=v1|author_id=u1|author_type=user|created_at=2023-11-14 22:28:20|updated_at=2023-11-14 22:28:20"
            + "|conversation_updated_at=2023-11-15 00:13:20",
            "id=a3|part_type=close|body=Done|conversation_id=v1|author_id=2|author_type=admin|created_at=2023-11-14 23:13:20|updated_at=2023-11-14 23:13:20"
            + "|conversation_updated_at=2023-11-15 00:13:20",
            "id=a4|part_type=comment|body=Yes?|conversation_id=v2|author_id=2|author_type=admin|created_at=2023-11-14 22:20:00|updated_at=2023-11-14 22:20:00"
            + "|conversation_updated_at=2023-11-15 00:13:20",
        ],
        ["conversation_tag_history"] = ["conversation_id=v1|tag_id=10|conversation_updated_at=2023-11-15 00:13:20"],
        ["article_history"] =
        [
            "id=70|collection_id=40|author_id=1|title=How|description=Short|body=<p>Long</p>|url=https://help.test/70|type=article|state=published|parent_type=collection|default_locale=en|workspace_id=w"
            + "|statistics_type=article_statistics|statistics_views=9|statistics_conversations=2|statistics_reactions=4|statistics_happy_reaction_percentage=50.5"
            + "|statistics_neutral_reaction_percentage=25|statistics_sad_reaction_percentage=24.5|created_at=2023-11-14 22:13:20|updated_at=2023-11-14 22:13:21",
            "id=71|section_id=50|title=Where|type=article|state=draft|parent_type=section|created_at=2023-11-14 22:13:20|updated_at=2023-11-14 22:13:20",
        ],
        ["collection_history"] =
        [
            "id=40|help_center_id=30|name=Start|description=First|url=https://help.test/c/40|icon=book|type=collection|default_locale=en|workspace_id=w|order=3|created_at=2023-11-14 22:13:20"
            + "|updated_at=2023-11-14 22:13:20",
        ],
        ["help_center_history"] =
            ["id=30|display_name=Help|identifier=help|workspace_id=w|website_turned_on=True|created_at=2023-11-14 22:13:20|updated_at=2023-11-14 22:13:20"],
    };

    private static string Part(string id, string conversation, long after, string type, string authorType, string author, string body, string rest) => $$$"""
        {"type":"conversation_part","id":"{{{id}}}","conversation_id":"{{{conversation}}}","part_type":"{{{type}}}","body":"{{{body}}}","author":{"type":"{{{authorType}}}","id":"{{{author}}}"},
        "created_at":{{{T + after}}},"updated_at":{{{T + after}}},"conversation_updated_at":{{{T + 7_200}}}{{{rest}}}}
        """;
}
