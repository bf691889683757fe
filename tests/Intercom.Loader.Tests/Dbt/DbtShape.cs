namespace Intercom.Loader.Tests;

/// <summary>What the package wants: sixteen relations, their columns, and types.</summary>
internal static class DbtShape
{
    private const string Kept = "_fivetran_active boolean,_fivetran_deleted boolean,_fivetran_synced time";

    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>
    {
        ["admin"] = "id text,name text,job_title text",
        ["tag"] = "id text,name text",
        ["team"] = "id text,name text",
        ["team_admin"] = "team_id text,admin_id text",
        ["company_history"] = "id text,name text,website text,industry text,created_at time,updated_at time,user_count integer,session_count integer,monthly_spend number,plan_id text,plan_name text",
        ["company_tag_history"] = "company_id text,company_updated_at time,tag_id text",
        ["contact_company_history"] = "company_id text,contact_id text,contact_updated_at time",
        ["contact_history"] = "id text,admin_id text,name text,role text,email text,created_at time,updated_at time,signed_up_at time,last_replied_at time,last_contacted_at time,"
            + "last_email_opened_at time,last_email_clicked_at time,unsubscribed_from_emails boolean",
        ["contact_tag_history"] = "contact_id text,contact_updated_at time,tag_id text",
        ["conversation_contact_history"] = "contact_id text,conversation_id text,conversation_updated_at time",
        ["conversation_history"] = "id text,created_at time,updated_at time,assignee_id text,assignee_type text,conversation_rating_value integer,conversation_rating_remark text,"
            + "first_contact_reply_created_at time,first_contact_reply_type text,read boolean,sla_name text,sla_status text,snoozed_until time,source_author_id text,source_author_type text,"
            + "source_body text,source_delivered_as text,source_subject text,source_type text,state text,waiting_since time",
        ["conversation_part_history"] = "id text,part_type text,body text,conversation_id text,author_id text,author_type text,created_at time,updated_at time,conversation_updated_at time,"
            + "assigned_to_id text,assigned_to_type text",
        ["conversation_tag_history"] = "conversation_id text,tag_id text,conversation_updated_at time",
        ["article_history"] = "id text,collection_id text,section_id text,author_id text,title text,description text,body text,url text,type text,state text,parent_type text,default_locale text,"
            + "workspace_id text,statistics_type text,statistics_views integer,statistics_conversations integer,statistics_reactions integer,statistics_happy_reaction_percentage number,"
            + "statistics_neutral_reaction_percentage number,statistics_sad_reaction_percentage number,created_at time,updated_at time",
        ["collection_history"] = "id text,help_center_id text,parent_id text,name text,description text,url text,icon text,type text,default_locale text,workspace_id text,order integer,"
            + "created_at time,updated_at time",
        ["help_center_history"] = "id text,display_name text,identifier text,workspace_id text,website_turned_on boolean,created_at time,updated_at time",
    };

    public static IReadOnlyList<string> Of(string relation) => $"{Columns[relation]},{Kept}".Split(',');
}
