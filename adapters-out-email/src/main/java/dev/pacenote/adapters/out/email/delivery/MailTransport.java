package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.configuration.ReadBy;

/** How mail leaves. */
public enum MailTransport {
    SMTP,
    SES,
    SANDBOX;

    /** Whether the assembly can send that way. A function keeps no files, so it has no mailbox. */
    public boolean isIn(ReadBy assembly) {
        return this != SANDBOX || assembly == ReadBy.SERVER;
    }
}
