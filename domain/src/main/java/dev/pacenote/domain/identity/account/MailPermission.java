package dev.pacenote.domain.identity.account;

/** Whether daily mail may go to an account. Account mails (confirm, warn) do not ask. */
public enum MailPermission {
    ALLOWED,
    /**
     * The address was never confirmed: everything is kept and told in the first mail afterwards.
     */
    UNVERIFIED,
    /** The person said no, or mail cannot reach the address: the inbox still fills. */
    UNSUBSCRIBED,
    /** An admin switched the account off. */
    DISABLED
}
