package dev.pacenote.domain.identity.account;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A person who uses Pacenote.
 *
 * @param contact empty for a person who came by an outside issuer and has given no address
 * @param version how often this account was saved; whoever saves an older one is refused
 */
public record Account(
        AccountId id,
        Profile profile,
        Optional<Contact> contact,
        Permissions permissions,
        Activity activity,
        long version) {

    /** How long an account may stay unconfirmed. */
    public static final Duration CONFIRMATION_PERIOD = Duration.ofDays(7);

    /**
     * What a person is called and where they live.
     *
     * @param zone the person's time zone, for times in mails
     */
    public record Profile(Username username, ZoneId zone) {}

    /**
     * Where mail goes.
     *
     * @param email read at the moment a mail is made, never copied elsewhere
     * @param verifiedAt when the address was confirmed; empty means that only mails about the
     *     account leave
     */
    public record Contact(EmailAddress email, Optional<Instant> verifiedAt) {

        /** The address is confirmed; the first time stays. */
        public Contact confirmed(Instant at) {
            return new Contact(email, verifiedAt.or(() -> Optional.of(at)));
        }
    }

    /**
     * What an account may do.
     *
     * @param enabled false: may not log in, gets no mail
     */
    public record Permissions(Role role, boolean enabled) {}

    /**
     * @param lastLoginAt when the person logged in last
     */
    public record Activity(Instant createdAt, Optional<Instant> lastLoginAt) {}

    public Username username() {
        return profile.username();
    }

    public ZoneId zone() {
        return profile.zone();
    }

    public Optional<EmailAddress> email() {
        return contact.map(Contact::email);
    }

    /** Whether mail for this account goes to that address. */
    public boolean hasAddress(EmailAddress address) {
        return email().filter(address::equals).isPresent();
    }

    /** When the address was confirmed; empty also where there is none. */
    public Optional<Instant> verifiedAt() {
        return contact.flatMap(Contact::verifiedAt);
    }

    /** Whether there is an address that the person has not confirmed. */
    public boolean awaitsConfirmation() {
        return contact.isPresent() && verifiedAt().isEmpty();
    }

    public Role role() {
        return permissions.role();
    }

    public boolean enabled() {
        return permissions.enabled();
    }

    public Instant createdAt() {
        return activity.createdAt();
    }

    public Optional<Instant> lastLoginAt() {
        return activity.lastLoginAt();
    }

    /** Whether this account may look after the service now. */
    public boolean isActiveAdmin() {
        return enabled() && role() == Role.ADMIN;
    }

    /**
     * Whether this is a person, no admin, who registered before then and never confirmed their
     * address. Who has no address has nothing to confirm.
     */
    public boolean mayExpire(Instant registeredBefore) {
        return awaitsConfirmation()
                && role() == Role.USER
                && createdAt().isBefore(registeredBefore);
    }

    /** The address, if there is one, is confirmed; the first time stays. */
    public Account confirmed(Instant at) {
        return with(contact.map(known -> known.confirmed(at)));
    }

    public Account as(Role next) {
        return with(new Permissions(next, enabled()));
    }

    public Account enabled(boolean allowed) {
        return with(new Permissions(role(), allowed));
    }

    public Account in(ZoneId next) {
        return new Account(
                id, new Profile(username(), next), contact, permissions, activity, version);
    }

    /**
     * A log-in by somebody who proved that the account is theirs.
     *
     * @return empty when the account is disabled
     */
    public Optional<Account> loggedIn(Instant at) {
        return enabled()
                ? Optional.of(
                        new Account(
                                id,
                                profile,
                                contact,
                                permissions,
                                new Activity(createdAt(), Optional.of(at)),
                                version))
                : Optional.empty();
    }

    /** The same account, saved that often. */
    public Account savedAs(long nextVersion) {
        return new Account(id, profile, contact, permissions, activity, nextVersion);
    }

    private Account with(Optional<Contact> next) {
        return new Account(id, profile, next, permissions, activity, version);
    }

    private Account with(Permissions next) {
        return new Account(id, profile, contact, next, activity, version);
    }
}
