using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>Takes secrets out of whatever is shown: the connector's redactor over the secrets of all settings.</summary>
internal static class SecretText
{
    public static Func<string, string> Redaction(IEnumerable<string> secrets)
    {
        var (declared, values) = (new JObject(), new JObject());
        foreach (var secret in secrets)
        {
            var name = declared.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            declared[name] = new JObject { ["airbyte_secret"] = true };
            values[name] = secret;
        }

        return new SecretRedactor(new JObject { ["connectionSpecification"] = new JObject { ["properties"] = declared } }, values).Redact;
    }
}
