package dev.pacenote.domain.identity.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** An account that has no number yet. */
public record NewAccount(
        Username username,
        EmailAddress email,
        Role role,
        Optional<Instant> verifiedAt,
        Instant createdAt) {

    public Account withId(AccountId id) {
        return new Account(
                id,
                new Account.Profile(username, ZoneId.of("UTC")),
                new Account.Contact(email, verifiedAt),
                new Account.Permissions(role, true),
                new Account.Activity(createdAt, Optional.empty()),
                0);
    }
}
