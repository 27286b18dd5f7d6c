package dev.pacenote.domain.identity.account;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail about an account itself, not about what it follows. Sent whatever the person chose for
 * daily mail.
 *
 * @param id names the mail: every copy of it carries the same Message-ID
 * @param reader the user name it greets
 * @param link where the one button leads
 */
public record AccountMail(UUID id, Kind kind, EmailAddress to, String reader, URI link) {

    /** What it is about. */
    public enum Kind {
        CONFIRM_ADDRESS,
        /** To another address that an account is to have. */
        CONFIRM_NEW_ADDRESS,
        /** Somebody tried to register with the address of an existing account. */
        ADDRESS_IN_USE,
        /** Leads to the page where a new password can be set. */
        RESET_PASSWORD,
        PASSWORD_CHANGED,
        /** The person, or somebody with their password, wants mail to go to another address. */
        ADDRESS_CHANGE_ASKED,
        /** Somebody else has mail go to another address. */
        ADDRESS_CHANGED,
        /** Somebody else opened the account for its person, who sets a password by the link. */
        INVITATION,
        /** There is one more way to log in. */
        WAY_IN_ADDED,
        ACCOUNT_DELETED
    }

    /**
     * A mail to whoever has this account.
     *
     * @return empty when the account has no address
     */
    public static Optional<AccountMail> to(Account account, UUID id, Kind kind, URI link) {
        return account.email()
                .map(email -> new AccountMail(id, kind, email, account.username().value(), link));
    }
}
