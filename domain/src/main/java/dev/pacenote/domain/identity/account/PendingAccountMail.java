package dev.pacenote.domain.identity.account;

import java.util.UUID;

/**
 * A mail about an account while it waits to be sent. A link that opens something is not part of it:
 * such a link is made when a mail server is about to take the mail, because it lives from then on,
 * and because nothing that waits should hold a secret.
 */
public sealed interface PendingAccountMail {

    /** Names the mail: every copy of it carries the same Message-ID. */
    UUID id();

    /**
     * Asks whoever has the address of this account to confirm it, or whoever has the one that it is
     * to have.
     */
    record ConfirmAddress(UUID id, AccountId account) implements PendingAccountMail {}

    /**
     * Leads to a new password for this account.
     *
     * @param id names the request, and its one link, as well
     */
    record SetPassword(UUID id, AccountId account) implements PendingAccountMail {}

    /**
     * Invites whoever was added by somebody else to set a password for this account.
     *
     * @param id names the one link, as well
     */
    record Invitation(UUID id, AccountId account) implements PendingAccountMail {}

    /** Says something, and is written already. */
    record Written(AccountMail mail) implements PendingAccountMail {
        @Override
        public UUID id() {
            return mail.id();
        }
    }
}
