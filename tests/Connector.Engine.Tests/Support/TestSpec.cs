using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Support;

/// <summary>A specification with a rule of every kind.</summary>
internal static class TestSpec
{
    public static JObject Json => JObject.Parse(
        """
        {
          "documentationUrl": "https://docs.example.com",
          "connectionSpecification": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "object",
            "required": ["access_token", "start_date"],
            "properties": {
              "access_token": { "type": "string", "minLength": 1, "airbyte_secret": true },
              "client_secret": { "type": "string", "airbyte_secret": true, "enum": ["other-secret"] },
              "pin": { "type": "integer", "minimum": 1000, "maximum": 9999, "airbyte_secret": true },
              "start_date": { "type": "string", "format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" },
              "region": { "type": "string", "enum": ["us", "eu"] },
              "workers": { "type": "integer", "minimum": 1, "maximum": 40 },
              "ratio": { "type": "number" }
            },
            "additionalProperties": true
          }
        }
        """);

    public static JObject Config => new() { ["access_token"] = "hush-hush-hush", ["start_date"] = "2024-01-01T00:00:00Z" };
}
