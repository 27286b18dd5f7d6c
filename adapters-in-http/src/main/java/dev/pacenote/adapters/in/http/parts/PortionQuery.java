package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Which part of a bare list is asked for that has no filters. */
@Introspected
public record PortionQuery(
        @QueryValue @Nullable @Min(1) @Max(1_000) Integer limit,
        @QueryValue @Nullable String cursor)
        implements Parameters {

    /**
     * @param list that no other list is called like
     */
    public Portion portion(AccountId account, String list) {
        return Portion.of(account, list, limit, cursor);
    }
}
