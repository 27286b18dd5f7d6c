package dev.pacenote.application.identity.account.mail;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;

/**
 * Mails about an account, sent soon and in the background. A posted mail survives a restart and is
 * tried again while the mail server is away.
 *
 * <p>What takes them may be away: then nothing was posted, and that is said with a {@link
 * StoreUnavailableException}.
 */
public interface AccountMailQueue {
    /**
     * Takes a mail; posted again while it waits, it stays one. Its link, if it has a secret one, is
     * made at each try to send it.
     */
    void post(PendingAccountMail mail);

    /**
     * Has the link to a new password mailed to whoever owns this address, if anybody. Takes as long
     * either way.
     */
    void requestReset(PasswordResetRequest request);
}
