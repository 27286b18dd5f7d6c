package dev.pacenote.application.identity;

import dev.pacenote.domain.identity.AccountLetter;

/**
 * Mails about an account, sent soon and in the background. A posted letter survives a restart and
 * is tried again while the mail server is away.
 */
public interface Letters {
    void post(AccountLetter letter);
}
