package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every notice: what happened, and who is told. */
public interface Notices extends ToldFacts {

    /**
     * Tells one account: all of these notices are stored, or none. Those whose (topic, dedupe key)
     * the account was told already are passed over, so telling again changes nothing.
     *
     * @return the number that was new
     */
    int tell(AccountId account, Collection<Notice> notices);

    /** The inbox: newest finding first. */
    Paging.Page<Notice> page(NoticesQuery query, Paging paging);

    /**
     * A part of all notices of one account and topic.
     *
     * @param next where the next part begins; empty when this is the last one
     */
    record Part(List<Notice> rows, Optional<Long> next) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Notices from the newest to the oldest, at most {@code limit} of them. Whoever follows {@link
     * Part#next} reads each notice once that was there when they began, whatever is added
     * meanwhile.
     *
     * @param from where the part begins; empty for the newest
     */
    Part part(AccountId account, Topic topic, Optional<Long> from, int limit);

    /** How many were found on each UTC date from {@code from} on; quiet dates are missing. */
    Map<LocalDate, Integer> perDay(AccountId account, Topic topic, LocalDate from);
}
