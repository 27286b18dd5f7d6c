package dev.pacenote.application.admin;

import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The last days as an admin looks at them. Counts rows of the history, never runs. */
public interface Overview {

    /**
     * What a day came to.
     *
     * @param people with at least one row
     * @param rows per topic
     */
    record Day(LocalDate date, int people, Map<Topic, Integer> rows, int sent, int errors) {
        public Day {
            rows = Map.copyOf(rows);
        }
    }

    /** One person's day. */
    record PersonDay(AccountId person, String username, Map<Topic, HistoryEntry> topics) {
        public PersonDay {
            topics = Map.copyOf(topics);
        }
    }

    /** Days that have rows, newest first, both ends included. */
    List<Day> days(LocalDate from, LocalDate to);

    /** Who has rows on a day: errors first, then by name. */
    List<PersonDay> people(LocalDate date, int limit);
}
