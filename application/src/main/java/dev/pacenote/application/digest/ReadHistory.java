package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.UtcDate;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A person looks back at the last days: what was sent, what was quiet, what failed. */
public final class ReadHistory {

    /** Days shown, today included. */
    public static final int DAYS = 5;

    /** One UTC date, with a row for each topic that something is known of. */
    public record Day(LocalDate date, Map<Topic, HistoryEntry> topics) {
        public Day {
            topics = Map.copyOf(topics);
        }
    }

    private final DigestHistory history;
    private final InstantSource clock;

    public ReadHistory(DigestHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    /** Today and the days before, without a gap, newest first. */
    public List<Day> lastDays(AccountId person) {
        var today = UtcDate.of(clock.instant());
        var rows = history.of(person, today.minusDays(DAYS - 1L), today);
        return IntStream.range(0, DAYS)
                .mapToObj(today::minusDays)
                .map(date -> new Day(date, on(date, rows)))
                .toList();
    }

    private static Map<Topic, HistoryEntry> on(LocalDate date, List<HistoryEntry> rows) {
        return rows.stream()
                .filter(row -> row.date().equals(date))
                .collect(Collectors.toMap(HistoryEntry::topic, row -> row));
    }
}
