package dev.pacenote.domain.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A person who uses Pacenote.
 *
 * @param email where mail goes; read at the moment a mail is made, never copied elsewhere
 * @param verifiedAt when the address was confirmed; empty means that no daily mail leaves
 * @param mailEnabled false after an unsubscribe or after the mail server refused the address for
 *     good
 * @param zone the person's time zone, for times in mails
 */
public record Account(
        UserId id,
        Username username,
        EmailAddress email,
        PasswordHash passwordHash,
        Role role,
        boolean enabled,
        Optional<Instant> verifiedAt,
        boolean mailEnabled,
        ZoneId zone,
        Instant createdAt) {

    /** Whether, and if not why not, daily mail may be sent to this account. */
    public MailPermission mailPermission() {
        if (!enabled) {
            return MailPermission.DISABLED;
        }
        if (verifiedAt.isEmpty()) {
            return MailPermission.UNVERIFIED;
        }
        return mailEnabled ? MailPermission.ALLOWED : MailPermission.UNSUBSCRIBED;
    }

    /** The address is confirmed; the first time stays. */
    public Account confirmed(Instant at) {
        return new Account(
                id,
                username,
                email,
                passwordHash,
                role,
                enabled,
                verifiedAt.or(() -> Optional.of(at)),
                mailEnabled,
                zone,
                createdAt);
    }

    public Account mailing(boolean wanted) {
        return new Account(
                id,
                username,
                email,
                passwordHash,
                role,
                enabled,
                verifiedAt,
                wanted,
                zone,
                createdAt);
    }

    public Account as(Role next) {
        return new Account(
                id,
                username,
                email,
                passwordHash,
                next,
                enabled,
                verifiedAt,
                mailEnabled,
                zone,
                createdAt);
    }
}
