package dev.pacenote.application.delivery.mail;

import dev.pacenote.domain.identity.account.AccountMail;

/** Puts a mail about an account into words. */
public interface AccountMailTemplate {

    /** The same mail gives the same text. Throws when the template cannot be filled. */
    MailText render(AccountMail mail);
}
