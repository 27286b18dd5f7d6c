package dev.pacenote.application.identity;

import dev.pacenote.application.shared.StoreUnavailableException;
import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.ResetRequest;

/**
 * Mails about an account, sent soon and in the background. A posted letter survives a restart and
 * is tried again while the mail server is away.
 *
 * <p>What takes them may be away: then nothing was posted, and that is said with a {@link
 * StoreUnavailableException}.
 */
public interface Letters {
    void post(AccountLetter letter);

    /**
     * Has the link to a new password mailed to whoever owns this address, if anybody. Takes as long
     * either way.
     */
    void postReset(ResetRequest request);
}
