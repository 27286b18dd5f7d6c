package dev.pacenote.domain.identity.account;

import dev.pacenote.domain.identity.credential.Password;
import dev.pacenote.domain.identity.credential.PasswordHash;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** An account that has no number yet. */
public record NewAccount(
        Username username,
        EmailAddress email,
        PasswordHash passwordHash,
        Role role,
        Optional<Instant> verifiedAt,
        Instant createdAt) {

    public Account withId(AccountId id) {
        return new Account(
                id,
                new Account.Profile(username, ZoneId.of("UTC")),
                new Account.Contact(email, verifiedAt),
                Password.of(passwordHash),
                new Account.Permissions(role, true),
                new Account.Activity(createdAt, Optional.empty()),
                0);
    }
}
