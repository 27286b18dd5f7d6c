package dev.pacenote.application.notice;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.util.Collection;

/** The one way by which features tell a person something. */
@FunctionalInterface
public interface TellNotices {

    /**
     * Tells one account. Those whose (topic, dedupe key) the account was told already are passed
     * over, so telling again changes nothing: whoever tells before noting that it was done loses
     * nothing by a crash between the two. An account that is gone is told nothing.
     *
     * @return the number that was new
     */
    int tell(AccountId account, Collection<Notice> notices);
}
