package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every notice: what happened, for whom. */
public interface Notices {

    /**
     * Stores notices; those whose (person, topic, dedupe key) exist already are passed over.
     *
     * @return the number that was new
     */
    int add(Collection<Notice> notices);

    /**
     * Which notices of one person and topic.
     *
     * @param since found at that moment or later
     * @param facts all of these facts, word for word
     */
    record Query(
            AccountId person, Topic topic, Optional<Instant> since, Map<String, String> facts) {
        public Query {
            facts = Map.copyOf(facts);
        }
    }

    /** The inbox: newest finding first. */
    Paging.Page<Notice> page(Query query, Paging paging);

    /**
     * A part of all notices of one person and topic.
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
    Part part(AccountId person, Topic topic, Optional<Long> from, int limit);

    /** How many were found on each date from {@code from} on; quiet dates are missing. */
    Map<LocalDate, Integer> perDay(AccountId person, Topic topic, LocalDate from);
}
