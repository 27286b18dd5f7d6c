package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.domain.identity.account.Account;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What others see of a person.
 *
 * @param status never {@code disabled}: that is nobody else's business
 */
@Schema(name = "OtherUser")
record OtherView(String userId, String displayName, String status) {

    private static final String ACTIVE = "active";

    static OtherView of(Account account) {
        return of(account.id().toString(), account.displayName());
    }

    static OtherView of(String userId, String displayName) {
        return new OtherView(userId, displayName, ACTIVE);
    }
}
