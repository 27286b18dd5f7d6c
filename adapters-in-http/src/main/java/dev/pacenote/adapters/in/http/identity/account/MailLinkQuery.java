package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.adapters.in.http.platform.request.Parameters;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;

/** What a link in a mail says. */
@Introspected
public record MailLinkQuery(@QueryValue @Nullable String token) implements Parameters {
    @Override
    public String toString() {
        return "MailLinkQuery[hidden]";
    }

    /** The token, if the link has one. */
    public Optional<String> given() {
        return Optional.ofNullable(token);
    }
}
