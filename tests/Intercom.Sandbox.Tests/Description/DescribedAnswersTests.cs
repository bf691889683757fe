using TestKit;

namespace Intercom.Sandbox.Tests.Description;

/// <summary>Every answer has the shape Intercom's own description gives it, for generated data and for real sample records.</summary>
public sealed class DescribedAnswersTests
{
    [Theory]
    [InlineData("2.11")]
    [InlineData("2.14")]
    [InlineData("2.16")]
    public async Task Answers_over_generated_data_match_the_description(string version)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        (await ViolationsAsync(sandbox, version)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_over_the_sample_records_match_the_description()
    {
        var file = SharedData.Require("samples/workspace-records.jsonl");
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = new WorkspaceOptions { RecordsFile = file } });
        var violations = await ViolationsAsync(sandbox);
        violations.Where(violation => !IsKnownOmission(violation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_description_notices_an_answer_that_does_not_match_it()
    {
        var description = await ApiDescription.Load();
        description.Validate("contact_list", """{"type":"list","data":[{"type":"contact","id":5}],"total_count":"1"}""").ShouldNotBeEmpty();
        description.Validate("error", """{"type":"error.list","errors":[{"message":"no code"}]}""").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Refusals_match_the_description()
    {
        var description = await ApiDescription.Load();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        using var stranger = new ApiClient(sandbox, "wrong");
        ApiResponse[] refusals = [await stranger.GetAsync("/me"), await client.GetAsync("/nowhere"), await client.GetAsync("/conversations/1"), await client.PostAsync("/tickets/search", "{}")];
        refusals.Select(refusal => (int)refusal.Status).ShouldBe([401, 404, 404, 400]);
        refusals.SelectMany(refusal => description.Validate("error", refusal.Body)).ShouldBeEmpty();
    }

    private static bool IsKnownOmission(string violation) =>
        violation.Contains("PropertyRequired") && DescriptionErrata.OmittedByRealRecords.Contains(violation.Split('.', '/')[^1]);

    private static async Task<IReadOnlyList<string>> ViolationsAsync(SandboxServer sandbox, string version = "2.11")
    {
        var description = await ApiDescription.Load(version);
        using var client = new ApiClient(sandbox, version: version);
        var violations = new List<string>();
        var answers = await AnswersAsync(sandbox, client, version);
        foreach (var (schema, answer) in answers.Concat(await FurtherAnswers.OfAsync(sandbox, client, version)))
        {
            ((int)answer.Status).ShouldBe(200, $"{schema}: {answer.Body}");
            violations.AddRange(description.Validate(schema, answer.Body).Select(error => $"{schema}: {error}"));
        }
        return violations;
    }

    private static async Task<IReadOnlyList<(string Schema, ApiResponse Answer)>> AnswersAsync(SandboxServer sandbox, ApiClient client, string version)
    {
        var answers = new List<(string, ApiResponse)>
        {
            ("admin_with_app", await client.GetAsync("/me")),
            ("admin_list", await client.GetAsync("/admins")),
            ("tag_list", await client.GetAsync("/tags")),
            ("team_list", await client.GetAsync("/teams")),
            ("segment_list", await client.GetAsync("/segments")),
            ("data_attribute_list", await client.GetAsync("/data_attributes?model=contact")),
            ("data_attribute_list", await client.GetAsync("/data_attributes?model=company")),
            ("activity_log_list", await client.GetAsync("/admins/activity_logs?created_at_after=0&per_page=10")),
            ("company_scroll", await client.GetAsync("/companies/scroll")),
            ("contact_list", await client.SearchAsync("contacts", Some.Everything, 40)),
            (version == "2.11" ? "paginated_conversation_response" : "conversation_list", await client.SearchAsync("conversations", Some.Everything, 40)),
            ("ticket_list", await client.SearchAsync("tickets", Some.Everything, 40)),
        };
        foreach (var conversation in sandbox.Workspace.Rows("conversations").Take(10))
            answers.Add(("conversation", await client.GetAsync($"/conversations/{conversation.Id}")));
        foreach (var company in sandbox.Workspace.Truth("companies").Take(10))
            answers.Add(("company_attached_segments", await client.GetAsync($"/companies/{company.Id}/segments")));
        return answers;
    }
}
