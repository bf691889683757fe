namespace Simulation.Tests;

/// <summary>In the first sync the API refuses a stream, or with a dead token all of them, perhaps in the midst of it.</summary>
/// <param name="After">A stream: answers that were well; a dead token: requests.</param>
internal sealed record Refusal(string? Stream, RefusalKind Kind, int After)
{
    public Answer Answer => Kind switch
    {
        RefusalKind.DeadToken when After % 2 == 0 => Answer.Error(401, "token_revoked", "The token has been revoked"),
        RefusalKind.DeadToken => Answer.Error(401, "unauthorized", "Access Token Invalid"),
        RefusalKind.MissingScope => Answer.Error(401, "token_unauthorized", "Not authorized to access resource"),
        RefusalKind.MissingScopeWithoutCode => Answer.Error(401, "", "Not authorized to access resource"),
        RefusalKind.Plan => Answer.Error(403, "api_plan_restricted", "Active subscription needed."),
        RefusalKind.PaymentRequired => Answer.Error(402, "", "Payment required"),
        RefusalKind.Forbidden => Answer.Error(403, "forbidden", "This feature is not yet available to your app"),
        RefusalKind.VersionInvalid => Answer.Error(400, "intercom_version_invalid", "The requested version does not exist"),
        _ => Answer.Json("{\"status\":400,\"error\":\"Bad Request\"}") with { Status = 400 },
    };

    /// <summary>Optional streams are passed over if they are refused before their first page; lists that some workspaces do not have, in whatever words.</summary>
    public bool MayBePassedOver(string stream, int answered) => answered == 0 && (Workspace.IsOptional(stream) && LacksRight || Workspace.IsPaged(stream) && Kind == RefusalKind.VersionInvalid);

    private bool LacksRight => Kind is not (RefusalKind.DeadToken or >= RefusalKind.VersionInvalid);
}
