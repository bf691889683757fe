using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

/// <summary>The relations that Fivetran's dbt package reads, over every warehouse.</summary>
public abstract class DbtContract : WarehouseContract
{
    private const string Plan = """{"plan":{"type":"string"}}""";

    [Fact]
    public async Task Before_anything_is_loaded_all_sixteen_are_there_typed_and_empty()
    {
        await MakeAsync();

        foreach (var relation in DbtShape.Columns.Keys)
        {
            (await Loaded.ColumnsAsync(relation)).ShouldBe(DbtShape.Of(relation), relation);
            (await Loaded.RowsAsync($"SELECT * FROM @{relation}")).ShouldBeEmpty(relation);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_relation_has_its_columns_and_a_row_a_key(bool madeBefore)
    {
        if (madeBefore) await MakeAsync();
        await Loaded.LoadAsync(DbtWorkspace.Records);
        if (!madeBefore) await MakeAsync();

        foreach (var (relation, rows) in DbtWorkspace.Rows)
        {
            (await Loaded.ColumnsAsync(relation)).ShouldBe(DbtShape.Of(relation), relation);
            var columns = string.Join(", ", DbtShape.Columns[relation].Split(',').Select(column => $"\"{column.Split(' ')[0]}\""));
            (await Loaded.RowsAsync($"SELECT {columns} FROM @{relation}")).ShouldBe(rows, relation);
            (await Loaded.RowsAsync($"SELECT DISTINCT _fivetran_active AS a, _fivetran_deleted AS d, _fivetran_synced IS NULL AS s FROM @{relation}")).ShouldBe(["a=True|d=False|s=False"], relation);
        }
    }

    [Fact]
    public async Task Rows_that_are_gone_are_told_and_rows_that_change_stay_one()
    {
        await MakeAsync();
        await Loaded.LoadAsync(DbtWorkspace.Records);
        await Loaded.LoadAsync([
            ("deleted_conversations", """{"id":"v1","deleted_at":1700009000}"""),
            ("conversations", """{"id":"v2","created_at":1700000100,"updated_at":1700000300,"state":"snoozed","contacts":{"contacts":[{"id":"u1"}]}}"""),
        ]);

        (await Loaded.RowsAsync("SELECT id, state, _fivetran_active AS a, _fivetran_deleted AS d FROM @conversation_history"))
            .ShouldBe(["id=v1|state=closed|a=False|d=True", "id=v2|state=snoozed|a=True|d=False"]);
        (await Loaded.RowsAsync("SELECT contact_id AS c, conversation_id AS v FROM @conversation_contact_history WHERE _fivetran_active")).ShouldBe(["c=u1|v=v2"]);
    }

    [Fact]
    public async Task A_load_that_adds_an_attribute_adds_it_to_the_view_of_its_object()
    {
        await MakeAsync();
        await Loaded.LoadAsync([("contacts", Contact("u1", """{"plan":"pro"}"""))], Attributes(Plan));
        (await Loaded.RowsAsync("SELECT id, custom_plan FROM @contact_history")).ShouldBe(["id=u1|custom_plan=pro"]);
        await Loaded.RunSqlAsync("CREATE VIEW @built AS SELECT id, custom_plan FROM @contact_history");

        await Loaded.LoadAsync([("contacts", Contact("u2", """{"seats":3}"""))], Attributes("""{"plan":{"type":"string"},"seats":{"type":"integer"}}"""));

        (await Loaded.ColumnsAsync("contact_history")).ShouldBe([.. DbtShape.Of("contact_history"), "custom_plan text", "custom_seats integer"]);
        (await Loaded.RowsAsync("SELECT id, custom_plan, custom_seats FROM @contact_history")).ShouldBe(["id=u1|custom_plan=pro", "id=u2|custom_seats=3"]);
        (await Loaded.RowsAsync("SELECT * FROM @built")).ShouldBe(["id=u1|custom_plan=pro", "id=u2"], "what others built on it stays");
    }

    [Fact]
    public async Task An_attribute_that_changes_its_type_stops_no_load()
    {
        await MakeAsync();
        await Loaded.LoadAsync([("contacts", Contact("u1", """{"seats":3}"""))], Attributes("""{"seats":{"type":"integer"}}"""));
        await Loaded.RunSqlAsync("CREATE VIEW @built AS SELECT id, custom_seats FROM @contact_history");

        await Loaded.LoadAsync([("contacts", Contact("u2", """{"seats":"many"}"""))], Attributes("""{"seats":{"type":"string"}}"""));

        (await Loaded.RowsAsync("SELECT id, custom_seats FROM @contact_history")).ShouldBe(["id=u1|custom_seats=3", "id=u2|custom_seats=many"]);
    }

    [Fact]
    public async Task Of_a_later_version_an_article_is_in_the_first_of_its_collections()
    {
        await Loaded.LoadAsync([("articles", """{"id":"70","parent_ids":[41,42],"updated_at":1700000000}"""), ("articles", """{"id":"71","parent_ids":[],"updated_at":1700000000}""")], version: "2.16");
        await MakeAsync();

        (await Loaded.RowsAsync("SELECT id, collection_id, section_id, parent_type FROM @article_history")).ShouldBe(["id=70|collection_id=41", "id=71"]);
    }

    [Fact]
    public async Task Views_that_nobody_asked_for_are_not_made_and_those_let_go_are_gone()
    {
        await Loaded.LoadAsync(DbtWorkspace.Records);
        (await Loaded.ColumnsAsync("contact_history")).ShouldBeEmpty();
        await MakeAsync();

        (await Loaded.RunAsync("dbt", "--drop")).ExitCode.ShouldBe(0);
        await Loaded.LoadAsync([("contacts", Contact("u3", """{"plan":"pro"}"""))], Attributes(Plan));

        foreach (var relation in DbtShape.Columns.Keys) (await Loaded.ColumnsAsync(relation)).ShouldBeEmpty(relation);
    }

    [Fact]
    public async Task What_somebody_else_has_made_is_not_replaced()
    {
        await Loaded.LoadAsync([("tags", """{"id":"10","name":"vip"}""")]);
        await Loaded.RunSqlAsync("CREATE VIEW @contact_history AS SELECT 7 AS theirs");

        var run = await Loaded.RunAsync("dbt");

        run.ExitCode.ShouldBe(1);
        run.Stderr.ShouldContain($"`{Loaded.Schema}.contact_history` is there already, and was not made by this program.");
        (await Loaded.RowsAsync("SELECT * FROM @contact_history")).ShouldBe(["theirs=7"]);
        (await Loaded.ColumnsAsync("admin")).ShouldBeEmpty();
    }

    /// <summary>The package's metrics, as queries of ours: of v1 the first admin reply came after 10 minutes, and it was closed after 60.</summary>
    [Fact]
    public async Task First_replies_and_resolutions_come_out_right_by_admin_and_by_company()
    {
        await MakeAsync();
        await Loaded.LoadAsync(DbtWorkspace.Records);
        const string Times = """
            SELECT c.id, c.assignee_id,
              CAST(extract(epoch FROM min(CASE WHEN p.author_type = 'admin' AND p.part_type = 'comment' THEN p.created_at END) - c.created_at) / 60 AS bigint) AS reply,
              CAST(extract(epoch FROM max(CASE WHEN p.author_type = 'admin' AND p.part_type = 'close' THEN p.created_at END) - c.created_at) / 60 AS bigint) AS closed
            FROM @conversation_history c LEFT JOIN @conversation_part_history p ON p.conversation_id = c.id AND coalesce(p._fivetran_active, true)
            WHERE coalesce(c._fivetran_active, true) GROUP BY c.id, c.assignee_id, c.created_at
            """;

        (await Loaded.RowsAsync(Times)).ShouldBe(["id=v1|assignee_id=1|reply=10|closed=60", "id=v2|reply=5"]);
        (await Loaded.RowsAsync($"SELECT a.name, count(*) AS n, max(closed) AS closed FROM ({Times}) t JOIN @admin a ON a.id = t.assignee_id GROUP BY a.name")).ShouldBe(["name=Ann|n=1|closed=60"]);
        (await Loaded.RowsAsync($"""
            SELECT y.name, count(DISTINCT t.id) AS n, min(t.reply) AS fastest FROM ({Times}) t JOIN @conversation_contact_history k ON k.conversation_id = t.id
            JOIN @contact_company_history m ON m.contact_id = k.contact_id JOIN @company_history y ON y.id = m.company_id GROUP BY y.name
            """)).ShouldBe(["name=Acme|n=1|fastest=10", "name=Bolt|n=2|fastest=5"]);
    }

    private async Task MakeAsync()
    {
        var run = await Loaded.RunAsync("dbt");
        run.ExitCode.ShouldBe(0, run.ToString());
    }

    private static string Contact(string id, string attributes) => $$"""{"id":"{{id}}","updated_at":1700000000,"custom_attributes":{{attributes}}}""";

    private static Dictionary<string, string> Attributes(string contacts) => new() { ["contacts"] = contacts };
}
