package dev.pacenote.application.messages.directory;

import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.util.Optional;

/**
 * What is kept of the answer to somebody who opened an account: its number alone. The user is read
 * anew for a repeat; a reply never keeps what people are called.
 */
final class CreatedUser {

    private static final int CREATED = 201;

    private CreatedUser() {}

    static StoredReply reply(User user) {
        return new StoredReply(
                CREATED, user.account().id().toString(), Optional.empty(), Optional.empty());
    }

    /** Empty when the account is gone. */
    static Optional<User> read(StoredReply reply, ShowUser users) {
        return users.of(new AccountId(Long.parseLong(reply.content())));
    }
}
