package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.platform.request.Parameters;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * What a link says that stops mail.
 *
 * @param area whose single mails stop; all mail without it
 */
@Introspected
record UnsubscribeQuery(
        @QueryValue @Nullable String token,
        @QueryValue @Nullable @Pattern(regexp = "[a-z0-9-]{1,20}") String area)
        implements Parameters {
    @Override
    public String toString() {
        return "UnsubscribeQuery[hidden]";
    }

    /** The token, if the link has one. */
    Optional<String> given() {
        return Optional.ofNullable(token);
    }
}
