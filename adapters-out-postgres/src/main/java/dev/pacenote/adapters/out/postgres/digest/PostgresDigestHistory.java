package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** History in Postgres. */
@Singleton
public final class PostgresDigestHistory implements DigestHistory {

    private static final String[] FINALS =
            Arrays.stream(HistoryEntry.Status.values())
                    .filter(HistoryEntry.Status::isFinal)
                    .map(HistoryRow::stored)
                    .toArray(String[]::new);

    private final HistoryRows rows;

    PostgresDigestHistory(HistoryRows rows) {
        this.rows = rows;
    }

    @Override
    public void put(HistoryEntry entry) {
        rows.put(
                entry.person().value(),
                entry.topic().name(),
                entry.date(),
                HistoryRow.stored(entry.status()),
                entry.found(),
                entry.message(),
                Rows.microseconds(entry.at()),
                FINALS);
    }

    @Override
    public void clear(AccountId person, Topic topic, LocalDate date) {
        rows.remove(person.value(), topic.name(), date, FINALS);
    }

    @Override
    public List<HistoryEntry> of(AccountId person) {
        return rows.findByUser(person.value()).stream().map(HistoryRow::entry).toList();
    }

    @Override
    public List<HistoryEntry> of(AccountId person, LocalDate from, LocalDate to) {
        return rows.findByUser(person.value(), from, to).stream().map(HistoryRow::entry).toList();
    }

    @Override
    public long countSent() {
        return rows.countSent();
    }
}
