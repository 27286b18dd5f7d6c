package dev.pacenote.domain.identity.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An account that has no number yet.
 *
 * @param username empty for a person whom somebody else adds, or who came by an outside issuer
 * @param contact empty for a person who came by an outside issuer and has given no address
 */
public record NewAccount(
        Optional<Username> username,
        PersonName name,
        Optional<Account.Contact> contact,
        Role role,
        Instant createdAt) {

    /** An account of a person who chose a user name. */
    public NewAccount(
            Username username, Optional<Account.Contact> contact, Role role, Instant createdAt) {
        this(Optional.of(username), PersonName.UNKNOWN, contact, role, createdAt);
    }

    /** An account of a person who chose a user name and gave an address. */
    public NewAccount(
            Username username,
            EmailAddress email,
            Role role,
            Optional<Instant> verifiedAt,
            Instant createdAt) {
        this(username, Optional.of(new Account.Contact(email, verifiedAt)), role, createdAt);
    }

    /** An account that somebody else opens for a person; nobody confirmed the address so far. */
    public static NewAccount added(PersonName name, EmailAddress email, Instant createdAt) {
        return added(name, email, Optional.empty(), createdAt);
    }

    /**
     * An account that somebody else opens for a person.
     *
     * @param verifiedAt there where nobody's address has to be confirmed
     */
    public static NewAccount added(
            PersonName name, EmailAddress email, Optional<Instant> verifiedAt, Instant createdAt) {
        return new NewAccount(
                Optional.empty(),
                name,
                Optional.of(new Account.Contact(email, verifiedAt)),
                Role.USER,
                createdAt);
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
                new Account.Profile(username, name, ZoneId.of("UTC")),
                contact,
                Optional.empty(),
                new Account.Permissions(role, true),
                new Account.Activity(createdAt, Optional.empty(), createdAt),
                0,
                0);
    }
}
