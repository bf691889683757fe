using Connector.Engine.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Configuration;

public sealed class SecretRedactorTests
{
    private const string Token = "dG9rOmFi/Zm+Jh=\"x\\y\nz1";

    [Fact]
    public void A_secret_is_removed_whole_encoded_and_escaped()
    {
        var redactor = Redactor(Token);

        redactor.Redact($"token {Token}!").ShouldBe("token ****!");
        redactor.Redact($"?t={Uri.EscapeDataString(Token)}&x=1").ShouldBe("?t=****&x=1");
        redactor.Redact($"{{\"t\":{JsonConvert.ToString(Token)}}}").ShouldBe("{\"t\":\"****\"}");
        redactor.Redact($"{Token}{Token} and {Token}").ShouldBe("******** and ****");
    }

    [Theory]
    [InlineData("dG9rOmFi", "****")]
    [InlineData("dG9rOmF", "dG9rOmF")]
    [InlineData("(9rOmFi/Z)", "(****)")]
    [InlineData("dG9rOmFi... dG9rOmFi", "****... ****")]
    [InlineData("Zm%2BJh%3D", "****")]
    [InlineData("Zm%2bJh%3d", "****")]
    [InlineData("http://dg9romfi.example/", "http://****.example/")]
    public void Any_part_of_eight_characters_is_removed(string text, string expected) => Redactor(Token).Redact(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("Stream `contacts`: 503 from POST /contacts/search; trying again in 2 s.")]
    [InlineData("{\"type\":\"error.list\",\"errors\":[]}")]
    public void Other_text_is_left_alone(string text) => Redactor(Token).Redact(text).ShouldBe(text);

    [Fact]
    public void No_eight_characters_of_a_secret_survive_and_text_without_them_is_untouched() => Holds.For(Holds.Randoms, random =>
    {
        var secret = Letters(random, random.Next(8, 40), "abAB/+=\"\\ %");
        var redactor = Redactor(secret);
        var (at, length) = (random.Next(secret.Length), random.Next(1, 40));
        var part = secret[at..Math.Min(secret.Length, at + length)];
        var text = Letters(random, 30, "xyz ") + part + Letters(random, 30, "xyz ") + secret + part;

        var redacted = redactor.Redact(text);

        for (var i = 0; i + 8 <= secret.Length; i++) redacted.ShouldNotContain(secret.Substring(i, 8), Case.Sensitive);
        redactor.Redact(redacted).ShouldBe(redacted);
        var other = Letters(random, 60, "xyz.");
        redactor.Redact(other).ShouldBe(other);
    });

    [Theory]
    [InlineData("pass", "****word")]
    [InlineData("passwor", "****d")]
    public void A_short_secret_is_removed_where_it_stands_whole(string secret, string expected) =>
        Redactor(secret).Redact("password").ShouldBe(expected);

    [Theory]
    [InlineData("""{"access_token":"abc"}""")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("""{"access_token":12345678}""")]
    [InlineData("""{"access_token":["12345678"]}""")]
    [InlineData("{}")]
    public void What_cannot_be_a_secret_hides_nothing(string config) =>
        new SecretRedactor(TestSpec.Json, JObject.Parse(config)).Redact("abc 12345678 null").ShouldBe("abc 12345678 null");

    [Fact]
    public void Only_what_the_spec_calls_secret_is()
    {
        var redactor = new SecretRedactor(TestSpec.Json, JObject.Parse("""{"access_token":"hush-hush-hush","client_secret":"other-secret","start_date":"2024-01-01T00:00:00Z"}"""));

        redactor.Redact("hush-hush-hush other-secret 2024-01-01T00:00:00Z").ShouldBe("**** **** 2024-01-01T00:00:00Z");
    }

    [Fact]
    public void Half_a_surrogate_pair_in_secret_or_text_is_no_reason_to_fail() =>
        Redactor("12345678\ud800").Redact("\udc00 12345678\ud800 \ud800").ShouldBe("\udc00 **** \ud800");

    private static SecretRedactor Redactor(string token) => new(TestSpec.Json, new JObject { ["access_token"] = token });

    private static string Letters(Random random, int length, string from) => new([.. Enumerable.Range(0, length).Select(_ => from[random.Next(from.Length)])]);
}
