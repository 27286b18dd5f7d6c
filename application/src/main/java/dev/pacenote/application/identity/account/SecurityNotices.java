package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.SecurityEvent;

/**
 * Where people are told what happened to the security of their account, beside the mail about it.
 */
@FunctionalInterface
public interface SecurityNotices {

    /** Tells it; what was told already is not told again. */
    void tell(SecurityEvent event);
}
