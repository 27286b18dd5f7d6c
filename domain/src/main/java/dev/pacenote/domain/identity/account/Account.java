package dev.pacenote.domain.identity.account;

import dev.pacenote.domain.identity.credential.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A person who uses Pacenote.
 *
 * @param email where mail goes; read at the moment a mail is made, never copied elsewhere
 * @param verifiedAt when the address was confirmed; empty means that no daily mail leaves
 * @param dailyMail whether the person gets the daily mail, and if not, why not
 * @param zone the person's time zone, for times in mails
 * @param lastLoginAt when a password opened a session last
 */
public record Account(
        UserId id,
        Username username,
        EmailAddress email,
        PasswordHash passwordHash,
        Role role,
        boolean enabled,
        Optional<Instant> verifiedAt,
        DailyMail dailyMail,
        ZoneId zone,
        Instant createdAt,
        Optional<Instant> lastLoginAt) {

    /** Whether the person gets the daily mail. */
    public boolean mailEnabled() {
        return dailyMail.isOn();
    }

    /** Whether, and if not why not, daily mail may be sent to this account. */
    public MailPermission mailPermission() {
        if (!enabled) {
            return MailPermission.DISABLED;
        }
        if (verifiedAt.isEmpty()) {
            return MailPermission.UNVERIFIED;
        }
        return mailEnabled() ? MailPermission.ALLOWED : MailPermission.UNSUBSCRIBED;
    }

    /** Whether this account may look after the service now. */
    public boolean isActiveAdmin() {
        return enabled && role == Role.ADMIN;
    }

    /** How long an account may stay unconfirmed. */
    public static final Duration CONFIRMATION_PERIOD = Duration.ofDays(7);

    /** The address is confirmed; the first time stays. */
    public Account confirmed(Instant at) {
        return with(role, enabled, verifiedAt.or(() -> Optional.of(at)), dailyMail);
    }

    public Account mailing(DailyMail next) {
        return with(role, enabled, verifiedAt, next);
    }

    public Account as(Role next) {
        return with(next, enabled, verifiedAt, dailyMail);
    }

    public Account enabled(boolean allowed) {
        return with(role, allowed, verifiedAt, dailyMail);
    }

    private Account with(
            Role nextRole, boolean nextEnabled, Optional<Instant> verified, DailyMail mailing) {
        return new Account(
                id,
                username,
                email,
                passwordHash,
                nextRole,
                nextEnabled,
                verified,
                mailing,
                zone,
                createdAt,
                lastLoginAt);
    }

    public Account in(ZoneId next) {
        return new Account(
                id,
                username,
                email,
                passwordHash,
                role,
                enabled,
                verifiedAt,
                dailyMail,
                next,
                createdAt,
                lastLoginAt);
    }

    public Account withPassword(PasswordHash next) {
        return new Account(
                id,
                username,
                email,
                next,
                role,
                enabled,
                verifiedAt,
                dailyMail,
                zone,
                createdAt,
                lastLoginAt);
    }

    public Account loggedIn(Instant at) {
        return new Account(
                id,
                username,
                email,
                passwordHash,
                role,
                enabled,
                verifiedAt,
                dailyMail,
                zone,
                createdAt,
                Optional.of(at));
    }
}
