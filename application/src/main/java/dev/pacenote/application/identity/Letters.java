package dev.pacenote.application.identity;

import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.EmailAddress;

/**
 * Mails about an account, sent soon and in the background. A posted letter survives a restart and
 * is tried again while the mail server is away.
 */
public interface Letters {
    void post(AccountLetter letter);

    /**
     * Has the link to a new password mailed to whoever owns this address, if anybody. Takes as long
     * either way.
     */
    void postReset(EmailAddress email);
}
