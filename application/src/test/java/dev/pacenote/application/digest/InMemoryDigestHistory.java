package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.CoverageKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** History in memory. */
public final class InMemoryDigestHistory implements DigestHistory {

    private final Tables tables;

    public InMemoryDigestHistory(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void put(HistoryEntry entry) {
        tables.with(
                state ->
                        state.history.merge(
                                new CoverageKey(entry.person(), entry.topic(), entry.date()),
                                entry,
                                (old, fresh) -> old.status().isFinal() ? old : fresh));
    }

    @Override
    public void clear(AccountId person, Topic topic, LocalDate date) {
        tables.with(
                state ->
                        state.history.computeIfPresent(
                                new CoverageKey(person, topic, date),
                                (_, old) -> old.status().isFinal() ? old : null));
    }

    @Override
    public List<HistoryEntry> of(AccountId person) {
        return of(person, LocalDate.MIN, LocalDate.MAX);
    }

    @Override
    public long countSent() {
        return tables.with(
                state ->
                        state.forgottenSent
                                + state.history.values().stream()
                                        .filter(e -> e.status() == HistoryEntry.Status.SENT)
                                        .count());
    }

    @Override
    public List<HistoryEntry> of(AccountId person, LocalDate from, LocalDate to) {
        return tables.with(
                state ->
                        state.history.values().stream()
                                .filter(e -> e.person().equals(person))
                                .filter(e -> !e.date().isBefore(from) && !e.date().isAfter(to))
                                .sorted(
                                        Comparator.comparing(HistoryEntry::date)
                                                .reversed()
                                                .thenComparing(e -> e.topic().name()))
                                .toList());
    }
}
