package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.digest.PostgresDigestHistory;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The last days, in Postgres. */
@Singleton
public final class PostgresOverview implements Overview {

    private final PostgresStore store;

    public PostgresOverview(PostgresStore store) {
        this.store = store;
    }

    /** One topic's numbers on one day. */
    private record Count(LocalDate date, Topic topic, int rows, int sent, int errors) {}

    @Override
    public List<Day> days(LocalDate from, LocalDate to) {
        return store.with(
                handle -> {
                    var counts =
                            handle.createQuery(
                                            """
                                            select * from history_topics
                                            where date between :from and :to and rows > 0
                                            """)
                                    .bind("from", from)
                                    .bind("to", to)
                                    .map((rs, _) -> count(rs))
                                    .list();
                    var people = people(handle, from, to);
                    return people.entrySet().stream()
                            .map(day -> day(day.getKey(), day.getValue(), counts))
                            .sorted(Comparator.comparing(Day::date).reversed())
                            .toList();
                });
    }

    private static Count count(ResultSet rs) throws SQLException {
        return new Count(
                Rows.date(rs, "date"),
                new Topic(rs.getString("topic")),
                rs.getInt("rows"),
                rs.getInt("sent"),
                rs.getInt("errors"));
    }

    private static Map<LocalDate, Integer> people(Handle handle, LocalDate from, LocalDate to) {
        var people = new HashMap<LocalDate, Integer>();
        handle.createQuery(
                        """
                        select date, people from history_days
                        where date between :from and :to and people > 0
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((rs, _) -> Map.entry(Rows.date(rs, "date"), rs.getInt("people")))
                .forEach(day -> people.put(day.getKey(), day.getValue()));
        return people;
    }

    private static Day day(LocalDate date, int people, List<Count> all) {
        var counts = all.stream().filter(count -> count.date().equals(date)).toList();
        return new Day(
                date,
                people,
                counts.stream().collect(Collectors.toMap(Count::topic, Count::rows)),
                counts.stream().mapToInt(Count::sent).sum(),
                counts.stream().mapToInt(Count::errors).sum());
    }

    @Override
    public List<PersonDay> people(LocalDate date, int limit) {
        return store.with(
                handle -> {
                    var ids = chosen(handle, date, limit);
                    var rows = rows(handle, date, ids.keySet());
                    return ids.entrySet().stream()
                            .map(
                                    person ->
                                            new PersonDay(
                                                    person.getKey(),
                                                    person.getValue(),
                                                    rows.getOrDefault(person.getKey(), Map.of())))
                            .toList();
                });
    }

    /** Ids with user names: whoever has an error first, then by name. */
    private static Map<AccountId, String> chosen(Handle handle, LocalDate date, int limit) {
        var ids = new LinkedHashMap<AccountId, String>();
        choose(
                handle,
                """
                select u.id, u.username from notification_history h join users u on u.id = h.user_id
                where h.date = :date and h.status = 'TECHNICAL_ERROR'
                group by u.id, u.username
                """,
                date,
                limit,
                ids);
        choose(
                handle,
                """
                select u.id, u.username from users u
                where exists (select from notification_history h
                        where h.user_id = u.id and h.date = :date)
                    and not exists (select from notification_history h
                        where h.user_id = u.id and h.date = :date and h.status = 'TECHNICAL_ERROR')
                """,
                date,
                limit - ids.size(),
                ids);
        return ids;
    }

    private static void choose(
            Handle handle, String who, LocalDate date, int limit, Map<AccountId, String> ids) {
        if (limit > 0) {
            handle.createQuery(who + " order by u.username collate \"C\", u.id limit :limit")
                    .bind("date", date)
                    .bind("limit", limit)
                    .map(
                            (rs, _) ->
                                    Map.entry(
                                            new AccountId(rs.getLong("id")),
                                            rs.getString("username")))
                    .forEach(person -> ids.put(person.getKey(), person.getValue()));
        }
    }

    private static Long[] numbers(Collection<AccountId> ids) {
        return ids.stream().map(AccountId::value).toArray(Long[]::new);
    }

    private static Map<AccountId, Map<Topic, HistoryEntry>> rows(
            Handle handle, LocalDate date, Collection<AccountId> ids) {
        var rows = new HashMap<AccountId, Map<Topic, HistoryEntry>>();
        handle.createQuery(
                        """
                        select * from notification_history
                        where date = :date and user_id = any(:ids)
                        """)
                .bind("date", date)
                .bind("ids", numbers(ids))
                .map((rs, _) -> PostgresDigestHistory.entry(rs))
                .forEach(
                        row ->
                                rows.computeIfAbsent(row.person(), _ -> new HashMap<>())
                                        .put(row.topic(), row));
        return rows;
    }
}
