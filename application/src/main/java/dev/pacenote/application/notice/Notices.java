package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every notice, and which daily mail carries it. */
public interface Notices {

    /**
     * Stores notices; those whose (person, topic, dedupe key) exist already are passed over.
     *
     * @return the number that was new
     */
    int add(Collection<Notice> notices);

    /** People with a notice found on or before that date that waits for a mail. */
    Set<AccountId> peopleWaiting(LocalDate upTo);

    /**
     * Puts every waiting notice of the person that was found on or before the mail's date into that
     * mail, and what may go along that was found on that date. A notice that is in a mail never
     * moves to another.
     */
    void assign(DailyEmailKey mail);

    /** What a mail holds, in the order in which it was stored. */
    List<Notice> in(DailyEmailKey mail);

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

    /**
     * A notice in its place.
     *
     * @param mail the date of the mail that holds it, if one does
     */
    record Placed(Notice notice, Optional<LocalDate> mail) {}

    /** The inbox: newest finding first. */
    Paging.Page<Placed> page(Query query, Paging paging);

    /**
     * A part of all notices of one person and topic.
     *
     * @param next where the next part begins; empty when this is the last one
     */
    record Part(List<Placed> rows, Optional<Long> next) {
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

    /** The person's waiting notices will never be mailed; the inbox keeps them. */
    void keepInInboxOnly(AccountId person);

    /** Remembers how much of a topic was looked at for a person on a date; the last word counts. */
    void noteCoverage(AccountId person, Topic topic, LocalDate date, Coverage coverage);

    Optional<Coverage> coverage(AccountId person, Topic topic, LocalDate date);
}
