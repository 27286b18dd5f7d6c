package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * What follows when a person's device has got events. Each area that cares brings one bean; it is
 * called with numbers that grow, and at most once in two seconds for each socket.
 */
public interface AcknowledgedEvents {

    /**
     * The device has all events up to that number, which is at most the newest one; that it was
     * sent them is not checked.
     */
    void acknowledged(AccountId account, long upToSeq);
}
