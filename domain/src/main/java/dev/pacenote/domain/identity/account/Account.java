package dev.pacenote.domain.identity.account;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A person who uses Pacenote.
 *
 * @param contact empty for a person who came by an outside issuer and has given no address
 * @param pendingEmail an address that the person wants mail to go to; it waits to be confirmed
 * @param revision how often something changed that its person sees of it; a log-in changes nothing
 *     of that
 * @param version how often this account was saved; whoever saves an older one is refused
 */
public record Account(
        AccountId id,
        Profile profile,
        Optional<Contact> contact,
        Optional<EmailAddress> pendingEmail,
        Permissions permissions,
        Activity activity,
        long revision,
        long version) {

    /** How long an account may stay unconfirmed. */
    public static final Duration CONFIRMATION_PERIOD = Duration.ofDays(7);

    /**
     * What a person is called and where they live.
     *
     * @param username empty for a person whom somebody else added, or who came by an outside issuer
     * @param zone the person's time zone, for times in mails
     */
    public record Profile(Optional<Username> username, PersonName name, ZoneId zone) {}

    /**
     * Where mail goes.
     *
     * @param email read at the moment a mail is made, never copied elsewhere
     * @param verifiedAt when the address was confirmed; empty means that only mails about the
     *     account leave
     * @param confirmedBefore whether the account had another address that nobody doubted, or has a
     *     way in that needs no address
     */
    public record Contact(
            EmailAddress email, Optional<Instant> verifiedAt, boolean confirmedBefore) {

        /** The first address of an account. */
        public Contact(EmailAddress email, Optional<Instant> verifiedAt) {
            this(email, verifiedAt, false);
        }

        /**
         * The first address of a person who comes in another way than by it: as long as it is not
         * confirmed it gets no mail, but nothing of theirs hangs on it.
         */
        public static Contact ofKnownPerson(EmailAddress email, Optional<Instant> verifiedAt) {
            return new Contact(email, verifiedAt, true);
        }

        /** The address is confirmed; the first time stays. */
        public Contact confirmed(Instant at) {
            return new Contact(email, verifiedAt.or(() -> Optional.of(at)), confirmedBefore);
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
     * @param updatedAt when what others may see of the account, or its rights, changed last
     */
    public record Activity(Instant createdAt, Optional<Instant> lastLoginAt, Instant updatedAt) {}

    /**
     * The user name. Of an account that has none it is the {@link #displayName}, for clients and
     * services that want one; nobody logs in with that.
     */
    public Username username() {
        return profile.username()
                .orElseGet(() -> new Username(shortened(displayName(), Username.MAX_LENGTH)));
    }

    private static String shortened(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    /** What others see: both names, else the user name unless that is an address, else a number. */
    public String displayName() {
        return profile.name()
                .full()
                .or(() -> profile.username().filter(name -> !name.isAddress()).map(Username::value))
                .orElseGet(() -> "User " + id);
    }

    public PersonName name() {
        return profile.name();
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

    /**
     * Whether whoever has a link that was mailed to that address reads the mail of this account.
     *
     * @param mailedTo empty for a link that does not name its address, because it was mailed before
     *     links did; it counts only for an account that never changed, so that it was never moved
     */
    public boolean isReadBy(Optional<EmailAddress> mailedTo) {
        return mailedTo.map(this::hasAddress).orElseGet(() -> !updatedAt().isAfter(createdAt()));
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

    public Instant updatedAt() {
        return activity.updatedAt();
    }

    public Optional<Instant> lastLoginAt() {
        return activity.lastLoginAt();
    }

    /** Whether this account may look after the service now. */
    public boolean isActiveAdmin() {
        return enabled() && role() == Role.ADMIN;
    }

    /**
     * Whether this is a person, no admin, who registered before then and never confirmed an
     * address. Who has no address has nothing to confirm, and who has a way in that needs none has
     * shown who they are.
     */
    public boolean mayExpire(Instant registeredBefore) {
        return hangsOnItsAddress() && role() == Role.USER && createdAt().isBefore(registeredBefore);
    }

    /** Whether nothing but an address that nobody confirmed says whose account this is. */
    public boolean hangsOnItsAddress() {
        return awaitsConfirmation() && !contact.map(Contact::confirmedBefore).orElseThrow();
    }

    /** The address, if there is one, is confirmed; the first time stays. */
    public Account confirmed(Instant at) {
        return changed(
                profile, contact.map(known -> known.confirmed(at)), pendingEmail, permissions);
    }

    public Account as(Role next) {
        return with(new Permissions(next, enabled()));
    }

    public Account enabled(boolean allowed) {
        return with(new Permissions(role(), allowed));
    }

    public Account in(ZoneId next) {
        return with(new Profile(profile.username(), profile.name(), next));
    }

    public Account named(PersonName next) {
        return with(new Profile(profile.username(), next, zone()));
    }

    /**
     * The person has a way in that needs no address: the account stays, whether or not they confirm
     * theirs.
     */
    public Account knownElsewhere() {
        return hangsOnItsAddress()
                ? changed(
                        profile,
                        contact.map(
                                known -> Contact.ofKnownPerson(known.email(), known.verifiedAt())),
                        pendingEmail,
                        permissions)
                : this;
    }

    /**
     * Whether the person came by an outside issuer and has said nothing about themselves so far.
     */
    public boolean isNobodyYet() {
        return profile.username().isEmpty() && name().equals(PersonName.UNKNOWN);
    }

    /**
     * A person of whom nothing was known says who they are. An address that is there stays: it was
     * vouched for. Another one may stay unconfirmed: the account was in use without any.
     */
    public Account introduced(PersonName name, EmailAddress email, Optional<Instant> verifiedAt) {
        return changed(
                new Profile(profile.username(), name, zone()),
                contact.or(() -> Optional.of(Contact.ofKnownPerson(email, verifiedAt))),
                contact.isPresent() ? pendingEmail : Optional.empty(),
                permissions);
    }

    /** The person wants mail to go to another address; until that is confirmed, nothing changes. */
    public Account wantsMailAt(EmailAddress next) {
        return changed(
                profile,
                contact,
                hasAddress(next) ? Optional.empty() : Optional.of(next),
                permissions);
    }

    /**
     * The person confirmed the address that they want mail to go to.
     *
     * @return empty when they want another one by now
     */
    public Optional<Account> confirmedAt(EmailAddress address, Instant at) {
        return pendingEmail
                .filter(address::equals)
                .map(_ -> with(new Contact(address, Optional.of(at), true)).updated(at));
    }

    /**
     * The person chose another password: mail stays where it goes. Whoever hears that somebody with
     * their password wants it to go elsewhere undoes that so.
     */
    public Account passwordChosen(Instant at) {
        return pendingEmail.isEmpty() ? this : withoutPendingEmail().updated(at);
    }

    /**
     * The person chose another password by a link. It confirms the address that the link was mailed
     * to, and no other: see {@link #isReadBy}.
     */
    public Account passwordReset(Optional<EmailAddress> mailedTo, Instant at) {
        var known = isReadBy(mailedTo) ? confirmed(at) : this;
        return known.passwordChosen(at);
    }

    /** The person wants mail to go where it goes: a link to another address is void. */
    public Account withoutPendingEmail() {
        return changed(profile, contact, Optional.empty(), permissions);
    }

    /** Somebody else says where mail goes; whether the person reads it there is not known. */
    public Account moved(EmailAddress next) {
        return moved(next, Optional.empty());
    }

    /**
     * The same.
     *
     * @param confirmedAt where nobody has to confirm an address: when this one began to count
     */
    public Account moved(EmailAddress next, Optional<Instant> confirmedAt) {
        boolean trusted =
                contact.map(known -> known.confirmedBefore() || known.verifiedAt().isPresent())
                        .orElse(true);
        return with(new Contact(next, confirmedAt, trusted));
    }

    /** The same account, changed at that moment. */
    public Account updated(Instant at) {
        return with(new Activity(createdAt(), lastLoginAt(), at));
    }

    /**
     * A log-in by somebody who proved that the account is theirs.
     *
     * @return empty when the account is disabled
     */
    public Optional<Account> loggedIn(Instant at) {
        return enabled()
                ? Optional.of(with(new Activity(createdAt(), Optional.of(at), updatedAt())))
                : Optional.empty();
    }

    /** The same account, saved that often. */
    public Account savedAs(long nextVersion) {
        return new Account(
                id, profile, contact, pendingEmail, permissions, activity, revision, nextVersion);
    }

    private Account with(Profile next) {
        return changed(next, contact, pendingEmail, permissions);
    }

    private Account with(Contact next) {
        return changed(profile, Optional.of(next), Optional.empty(), permissions);
    }

    private Account with(Permissions next) {
        return changed(profile, contact, pendingEmail, next);
    }

    private Account with(Activity next) {
        return new Account(
                id, profile, contact, pendingEmail, permissions, next, revision, version);
    }

    /** In the next revision, if anything of it is different. */
    private Account changed(
            Profile nextProfile,
            Optional<Contact> nextContact,
            Optional<EmailAddress> nextPending,
            Permissions nextPermissions) {
        boolean same =
                nextProfile.equals(profile)
                        && nextContact.equals(contact)
                        && nextPending.equals(pendingEmail)
                        && nextPermissions.equals(permissions);
        return same
                ? this
                : new Account(
                        id,
                        nextProfile,
                        nextContact,
                        nextPending,
                        nextPermissions,
                        activity,
                        revision + 1,
                        version);
    }
}
