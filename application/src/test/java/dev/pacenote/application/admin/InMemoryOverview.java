package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The last days, in memory. */
public final class InMemoryOverview implements Overview {

    private final Tables tables;

    public InMemoryOverview(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Day> days(LocalDate from, LocalDate to) {
        return tables.with(
                state ->
                        state.history.values().stream()
                                .filter(e -> !e.date().isBefore(from) && !e.date().isAfter(to))
                                .collect(Collectors.groupingBy(HistoryEntry::date))
                                .entrySet()
                                .stream()
                                .map(day -> day(day.getKey(), day.getValue()))
                                .sorted(Comparator.comparing(Day::date).reversed())
                                .toList());
    }

    private static Day day(LocalDate date, List<HistoryEntry> rows) {
        return new Day(
                date,
                (int) rows.stream().map(HistoryEntry::person).distinct().count(),
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        HistoryEntry::topic, Collectors.summingInt(_ -> 1))),
                count(rows, HistoryEntry.Status.SENT),
                count(rows, HistoryEntry.Status.TECHNICAL_ERROR));
    }

    private static int count(List<HistoryEntry> rows, HistoryEntry.Status status) {
        return (int) rows.stream().filter(row -> row.status() == status).count();
    }

    @Override
    public List<PersonDay> people(LocalDate date, int limit) {
        return tables.with(
                state ->
                        state.history.values().stream()
                                .filter(row -> row.date().equals(date))
                                .collect(Collectors.groupingBy(HistoryEntry::person))
                                .entrySet()
                                .stream()
                                .map(person -> person(state, person.getKey(), person.getValue()))
                                .sorted(
                                        Comparator.comparing(InMemoryOverview::healthy)
                                                .thenComparing(PersonDay::username))
                                .limit(limit)
                                .toList());
    }

    private static boolean healthy(PersonDay person) {
        return person.topics().values().stream()
                .noneMatch(row -> row.status() == HistoryEntry.Status.TECHNICAL_ERROR);
    }

    private static PersonDay person(Tables.State state, AccountId id, List<HistoryEntry> rows) {
        return new PersonDay(
                id,
                Objects.requireNonNull(state.accounts.get(id)).username().value(),
                rows.stream().collect(Collectors.toMap(HistoryEntry::topic, row -> row)));
    }
}
