namespace Intercom.Sandbox.Api;

/// <summary>What has become of the token.</summary>
public enum TokenState
{
    Valid,

    /// <summary>401 <c>token_revoked</c>.</summary>
    Revoked,

    /// <summary>401 <c>token_blocked</c>.</summary>
    Blocked,

    /// <summary>403 <c>api_plan_restricted</c>: the workspace's plan has no API.</summary>
    PlanRestricted,
}
