package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * Tells all sockets of an account, in every process, that its stream has grown. It is a hint: the
 * stream itself is the truth, and a socket that misses the hint catches up with the next one.
 */
public interface SocketHub {

    /**
     * Offers what was committed. Returns at once and never fails: a commit is done whatever comes
     * of it.
     *
     * @param seq the number of the newest event
     */
    void offer(AccountId account, long seq);
}
