using System.Text.Json;
using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Versions;

/// <summary>Contacts: the owner's id becomes text in 2.16, the formatted phone number is gone from 2.14 on.</summary>
internal static class ContactShape
{
    public static void Apply(JsonObject json, ApiVersion version)
    {
        if (version >= ApiVersion.V2_14) json.Remove("formatted_phone");
        if (version >= ApiVersion.V2_16 && json["owner_id"] is JsonValue owner && owner.GetValueKind() == JsonValueKind.Number) json["owner_id"] = owner.ToString();
    }
}
