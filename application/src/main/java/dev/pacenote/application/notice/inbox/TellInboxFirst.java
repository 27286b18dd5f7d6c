package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.util.Collection;

/**
 * Tells people where their inbox is in another store than what the daily mail is made of. The inbox
 * is told first, by commits of its own; what the caller's transaction holds comes second. Whatever
 * ends in between is made good by whoever tells the same again: it changes nothing in the inbox,
 * and the rest is stored then. An inbox that is away ends the caller's transaction, and nobody is
 * told anything by half for longer than until the next try.
 */
public final class TellInboxFirst implements TellNotices {

    private final TellNotices inbox;
    private final TellNotices stored;

    /**
     * @param stored in the caller's transaction
     */
    public TellInboxFirst(TellNotices inbox, TellNotices stored) {
        this.inbox = inbox;
        this.stored = stored;
    }

    /** What is new is what the caller's store did not know: its transaction counts by that. */
    @Override
    public int tell(AccountId account, Collection<Notice> notices) {
        inbox.tell(account, notices);
        return stored.tell(account, notices);
    }
}
