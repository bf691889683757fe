using Airbyte.Protocol.Tests.Support;

namespace Airbyte.Protocol.Tests.Messages;

public sealed class ErrorMessageTests
{
    [Theory]
    [InlineData(FailureKind.ConfigError)]
    [InlineData(FailureKind.TransientError)]
    public void A_known_failure_keeps_its_texts_and_shows_no_stack(FailureKind kind)
    {
        var error = ErrorMessage.From(Thrown(new ConnectorException(kind, "Mend it.", "code 7")), "tags", Some.Instant);

        error.ShouldBe(new ErrorMessage(kind, "Mend it.", "code 7", null, "tags", Some.Instant));
    }

    [Fact]
    public void A_fault_of_ours_shows_where_it_happened()
    {
        var error = ErrorMessage.From(Thrown(new ConnectorException(FailureKind.SystemError, "Ours.")), null, Some.Instant);

        error.StackTrace.ShouldNotBeNull().ShouldContain(nameof(Thrown));
    }

    [Fact]
    public void An_unknown_exception_is_a_system_error_with_its_type_text_and_stack()
    {
        var error = ErrorMessage.From(Thrown(new FormatException("bad digit")), "tags", Some.Instant);

        error.Kind.ShouldBe(FailureKind.SystemError);
        error.Message.ShouldContain(nameof(FormatException));
        error.InternalMessage.ShouldBe("bad digit");
        error.StackTrace.ShouldNotBeNull().ShouldContain(nameof(Thrown));
        error.Stream.ShouldBe("tags");
    }

    [Fact]
    public void A_config_error_tells_what_lies_beneath_in_its_internal_message()
    {
        var failure = ConnectorException.Config("Mend it.", new FormatException("bad digit"));

        (failure.Kind, failure.Message, failure.InternalMessage).ShouldBe((FailureKind.ConfigError, "Mend it.", "bad digit"));
    }

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }
}
