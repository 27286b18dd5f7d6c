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
    private static final int COMPLETED = 200;

    private CreatedUser() {}

    static StoredReply reply(User user) {
        return reply(CREATED, user);
    }

    /** The account was there, and got what it lacked. */
    static StoredReply completed(User user) {
        return reply(COMPLETED, user);
    }

    static boolean isCompleted(StoredReply reply) {
        return reply.status() == COMPLETED;
    }

    private static StoredReply reply(int status, User user) {
        return new StoredReply(
                status, user.account().id().toString(), Optional.empty(), Optional.empty());
    }

    /** Empty when the account is gone. */
    static Optional<User> read(StoredReply reply, ShowUser users) {
        return users.of(new AccountId(Long.parseLong(reply.content())));
    }
}
