package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * What follows when a person's device has got events. Each area that cares brings one bean; it is
 * called with numbers that grow, and at most once in two seconds for each socket.
 */
public interface AcknowledgedEvents {

    /**
     * The device has all events up to that number; none of it is checked but that it is a number.
     */
    void acknowledged(AccountId account, long upToSeq);
}
