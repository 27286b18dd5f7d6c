package dev.pacenote.application.digest;

import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Tells accounts what a daily run found, and offers it to their daily mails. Both can be repeated:
 * a crash between the two is made good by whoever tells the same again.
 */
public final class DigestNotices {

    private final TellNotices notices;
    private final DigestItems items;

    public DigestNotices(TellNotices notices, DigestItems items) {
        this.notices = notices;
        this.items = items;
    }

    /**
     * @param date of the run that found them: no mail of an earlier date holds them
     * @return the number that was new
     */
    public int tell(AccountId account, LocalDate date, Collection<Notice> found) {
        int fresh = notices.tell(account, found);
        items.offer(account, date, found);
        return fresh;
    }
}
