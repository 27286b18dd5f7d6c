package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of accounts in paths. */
final class UserIds {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private UserIds() {}

    /** The account of that number; empty when no account can have it. */
    static Optional<AccountId> read(String userId) {
        return NUMBER.matcher(userId).matches()
                ? Optional.of(new AccountId(Long.parseLong(userId)))
                : Optional.empty();
    }
}
