package dev.pacenote.domain.identity.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An account that has no number yet.
 *
 * @param contact empty for a person who came by an outside issuer and has given no address
 */
public record NewAccount(
        Username username, Optional<Account.Contact> contact, Role role, Instant createdAt) {

    /** An account of a person who gave an address. */
    public NewAccount(
            Username username,
            EmailAddress email,
            Role role,
            Optional<Instant> verifiedAt,
            Instant createdAt) {
        this(username, Optional.of(new Account.Contact(email, verifiedAt)), role, createdAt);
    }

    public Optional<EmailAddress> email() {
        return contact.map(Account.Contact::email);
    }

    /** When the address was confirmed; empty also where there is none. */
    public Optional<Instant> verifiedAt() {
        return contact.flatMap(Account.Contact::verifiedAt);
    }

    public Account withId(AccountId id) {
        return new Account(
                id,
                new Account.Profile(username, ZoneId.of("UTC")),
                contact,
                new Account.Permissions(role, true),
                new Account.Activity(createdAt, Optional.empty()),
                0);
    }
}
