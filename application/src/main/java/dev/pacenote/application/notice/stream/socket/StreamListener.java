package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Set;

/** The sockets of this process, for whoever hears that a stream has grown. */
public interface StreamListener {

    /**
     * Has the account's sockets read on. Returns at once; older numbers than known are no news.
     *
     * @param seq the number of the newest event
     */
    void grown(AccountId account, long seq);

    /** Tells those whom a signal concerns. Returns at once. */
    void heard(Signal signal);

    /** Accounts with a socket in this process. */
    Set<AccountId> listening();
}
