package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.platform.request.Parameters;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a link says that stops mail.
 *
 * @param area whose single mails stop, several with ~ between them; all mail without it
 */
@Introspected
record UnsubscribeQuery(
        @QueryValue @Nullable String token,
        @QueryValue @Nullable @Pattern(regexp = "[a-z0-9-]{1,20}(~[a-z0-9-]{1,20}){0,19}")
                String area)
        implements Parameters {
    @Override
    public String toString() {
        return "UnsubscribeQuery[hidden]";
    }

    /** Whose single mails stop; none means all mail. */
    Set<String> areas() {
        return area == null ? Set.of() : new HashSet<>(Arrays.asList(area.split("~", -1)));
    }

    /** The token, if the link has one. */
    Optional<String> given() {
        return Optional.ofNullable(token);
    }
}
