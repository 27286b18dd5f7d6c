package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.digest.HistoryRow;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last days, in Postgres. */
@Singleton
public final class PostgresOverview implements Overview {

    private final OverviewRows rows;

    PostgresOverview(OverviewRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Day> days(LocalDate from, LocalDate to) {
        var topics =
                rows.topics(from, to).stream()
                        .collect(Collectors.groupingBy(OverviewRows.TopicCount::date));
        return rows.days(from, to).stream()
                .map(day -> day(day, topics.getOrDefault(day.date(), List.of())))
                .sorted(Comparator.comparing(Day::date).reversed())
                .toList();
    }

    private static Day day(OverviewRows.DayCount day, List<OverviewRows.TopicCount> topics) {
        return new Day(
                day.date(),
                day.people(),
                topics.stream()
                        .collect(
                                Collectors.toMap(
                                        count -> new Topic(count.topic()),
                                        OverviewRows.TopicCount::rows)),
                topics.stream().mapToInt(OverviewRows.TopicCount::sent).sum(),
                topics.stream().mapToInt(OverviewRows.TopicCount::errors).sum());
    }

    @Override
    public List<PersonDay> people(LocalDate date, int limit) {
        // Whoever has an error comes first.
        var people = new ArrayList<>(rows.withErrors(date, limit));
        if (people.size() < limit) {
            people.addAll(rows.withoutErrors(date, limit - people.size()));
        }
        var history = history(date, people);
        return people.stream()
                .map(
                        person -> {
                            var id = new AccountId(person.id());
                            return new PersonDay(
                                    id, person.username(), history.getOrDefault(id, Map.of()));
                        })
                .toList();
    }

    private Map<AccountId, Map<Topic, HistoryEntry>> history(
            LocalDate date, List<OverviewRows.Person> people) {
        var ids = people.stream().map(OverviewRows.Person::id).toArray(Long[]::new);
        return rows.history(date, ids).stream()
                .map(HistoryRow::entry)
                .collect(
                        Collectors.groupingBy(
                                HistoryEntry::person,
                                Collectors.toMap(HistoryEntry::topic, entry -> entry)));
    }
}
