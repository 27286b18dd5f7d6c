package dev.pacenote.domain.identity.account;

import dev.pacenote.domain.identity.credential.Password;
import dev.pacenote.domain.identity.credential.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who uses Pacenote.
 *
 * @param version how often this account was saved; whoever saves an older one is refused
 */
public record Account(
        AccountId id,
        Profile profile,
        Contact contact,
        Password password,
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
     * @param lastLoginAt when a password opened a session last
     */
    public record Activity(Instant createdAt, Optional<Instant> lastLoginAt) {}

    public Username username() {
        return profile.username();
    }

    public ZoneId zone() {
        return profile.zone();
    }

    public EmailAddress email() {
        return contact.email();
    }

    public Optional<Instant> verifiedAt() {
        return contact.verifiedAt();
    }

    public PasswordHash passwordHash() {
        return password.hash();
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

    /** Whether this is a person, no admin, who registered before then and never confirmed. */
    public boolean mayExpire(Instant registeredBefore) {
        return verifiedAt().isEmpty()
                && role() == Role.USER
                && createdAt().isBefore(registeredBefore);
    }

    /** The address is confirmed; the first time stays. */
    public Account confirmed(Instant at) {
        return with(contact.confirmed(at));
    }

    public Account as(Role next) {
        return with(new Permissions(next, enabled()));
    }

    public Account enabled(boolean allowed) {
        return with(new Permissions(role(), allowed));
    }

    public Account in(ZoneId next) {
        return new Account(
                id,
                new Profile(username(), next),
                contact,
                password,
                permissions,
                activity,
                version);
    }

    /**
     * A log-in with the password that was confirmed.
     *
     * @return empty when that is another one by now, or the account is disabled
     */
    public Optional<Account> loggedIn(PasswordHash confirmed, Instant at) {
        return enabled() && passwordHash().equals(confirmed)
                ? Optional.of(
                        new Account(
                                id,
                                profile,
                                contact,
                                password,
                                permissions,
                                new Activity(createdAt(), Optional.of(at)),
                                version))
                : Optional.empty();
    }

    /**
     * Another password, by whoever knows the one in force; a reset link is void then.
     *
     * @return empty when the one that was confirmed is no longer in force
     */
    public Optional<Account> passwordChanged(PasswordHash confirmed, PasswordHash next) {
        return passwordHash().equals(confirmed)
                ? Optional.of(with(password.changed(next)))
                : Optional.empty();
    }

    /** See {@link Password#resetRequested}. */
    public Account resetRequested(UUID reset, Instant askedAt) {
        return with(password.resetRequested(reset, askedAt));
    }

    /**
     * Another password by a reset link, which is used up; whoever has the link reads the mail of
     * this address, so it is confirmed.
     *
     * @return empty when the link is void
     */
    public Optional<Account> passwordReset(UUID reset, PasswordHash next, Instant at) {
        return password.isResetOpen(reset)
                ? Optional.of(with(password.changed(next)).confirmed(at))
                : Optional.empty();
    }

    /** The same account, saved that often. */
    public Account savedAs(long nextVersion) {
        return new Account(id, profile, contact, password, permissions, activity, nextVersion);
    }

    private Account with(Contact next) {
        return new Account(id, profile, next, password, permissions, activity, version);
    }

    private Account with(Password next) {
        return new Account(id, profile, contact, next, permissions, activity, version);
    }

    private Account with(Permissions next) {
        return new Account(id, profile, contact, password, next, activity, version);
    }
}
