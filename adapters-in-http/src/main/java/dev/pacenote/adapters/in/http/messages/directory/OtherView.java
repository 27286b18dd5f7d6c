package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.domain.identity.account.Account;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What others see of a person.
 *
 * @param status {@code active} or {@code deleted}; never {@code disabled}: that is nobody else's
 *     business
 */
@Schema(name = "OtherUser")
record OtherView(String userId, String displayName, String status) {

    private static final String ACTIVE = "active";
    private static final String DELETED = "deleted";

    static OtherView of(Account account) {
        return of(account.id().toString(), account.displayName());
    }

    /** Somebody who is gone. */
    static OtherView deleted(String userId) {
        return new OtherView(userId, ReadMessages.DELETED, DELETED);
    }

    static OtherView of(String userId, String displayName) {
        return new OtherView(userId, displayName, ACTIVE);
    }
}
