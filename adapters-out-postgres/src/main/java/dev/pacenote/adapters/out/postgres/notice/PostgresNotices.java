package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Notices in Postgres. */
@Singleton
public final class PostgresNotices implements Notices {

    private final PostgresStore store;

    public PostgresNotices(PostgresStore store) {
        this.store = store;
    }

    @Override
    public int add(Collection<Notice> notices) {
        if (notices.isEmpty()) {
            return 0;
        }
        return store.together(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    insert into notices (id, user_id, topic, dedupe_key, occurred_at,
                                        found_at, found_on, facts, route)
                                    values (:id, :user, :topic, :key, :occurred, :found, :on,
                                        :facts::jsonb, :route)
                                    on conflict (user_id, topic, dedupe_key) do nothing
                                    """);
                    for (var notice : notices) {
                        batch.bind("id", notice.id())
                                .bind("user", notice.person().value())
                                .bind("topic", notice.topic().name())
                                .bind("key", notice.dedupeKey())
                                .bind("occurred", Rows.bind(notice.occurredAt()))
                                .bind("found", Rows.bind(notice.foundAt()))
                                .bind("on", notice.foundOn())
                                .bind("facts", Json.write(notice.facts().values()))
                                .bind("route", notice.route().name())
                                .add();
                    }
                    int before = count(handle, notices);
                    batch.execute();
                    return count(handle, notices) - before;
                });
    }

    /** Batched inserts do not report reliably how many rows they made, so the rows are counted. */
    private static int count(Handle handle, Collection<Notice> notices) {
        return handle.createQuery(
                        """
                        select count(*) from notices n
                        join unnest(:users, :topics, :keys) as k (user_id, topic, dedupe_key)
                            on (n.user_id, n.topic, n.dedupe_key) = (k.user_id, k.topic, k.dedupe_key)
                        """)
                .bind("users", notices.stream().map(n -> n.person().value()).toArray(Long[]::new))
                .bind("topics", notices.stream().map(n -> n.topic().name()).toArray(String[]::new))
                .bind("keys", notices.stream().map(Notice::dedupeKey).toArray(String[]::new))
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Paging.Page<Notice> page(Query query, Paging paging) {
        var where =
                """
                where n.user_id = :user and n.topic = :topic
                    and (:since::timestamptz is null or n.found_at >= :since::timestamptz)
                    and n.facts @> :facts::jsonb
                """;
        return store.with(
                handle -> {
                    var rows =
                            bind(
                                            handle.createQuery(
                                                    """
                                                    select n.* from notices n
                                                    """
                                                            + where
                                                            + """
                                                            order by n.number desc
                                                            limit :limit offset :offset
                                                            """),
                                            query)
                                    .bind("limit", paging.size())
                                    .bind("offset", paging.offset())
                                    .map((rs, _) -> NoticeRow.notice(rs))
                                    .list();
                    long total =
                            bind(
                                            handle.createQuery(
                                                    "select count(*) from notices n " + where),
                                            query)
                                    .mapTo(Long.class)
                                    .one();
                    return new Paging.Page<>(paging, rows, total);
                });
    }

    private static org.jdbi.v3.core.statement.Query bind(
            org.jdbi.v3.core.statement.Query statement, Query query) {
        return statement
                .bind("user", query.person().value())
                .bind("topic", query.topic().name())
                .bind("since", Rows.bind(query.since()))
                .bind("facts", Json.write(query.facts()));
    }

    @Override
    public Part part(AccountId person, Topic topic, Optional<Long> from, int limit) {
        var numbered =
                store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from notices
                                                where user_id = :user and topic = :topic
                                                    and number <= :from
                                                order by number desc limit :limit
                                                """)
                                        .bind("user", person.value())
                                        .bind("topic", topic.name())
                                        .bind("from", from.orElse(Long.MAX_VALUE))
                                        .bind("limit", limit + 1)
                                        .map(
                                                (rs, _) ->
                                                        Map.entry(
                                                                rs.getLong("number"),
                                                                NoticeRow.notice(rs)))
                                        .list());
        return new Part(
                numbered.stream().limit(limit).map(Map.Entry::getValue).toList(),
                numbered.stream().skip(limit).map(Map.Entry::getKey).findFirst());
    }

    @Override
    public Map<LocalDate, Integer> perDay(AccountId person, Topic topic, LocalDate from) {
        var days = new HashMap<LocalDate, Integer>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select found_on, count(*) as found from notices
                                                where user_id = :user and topic = :topic and found_on >= :from
                                                group by found_on
                                                """)
                                        .bind("user", person.value())
                                        .bind("topic", topic.name())
                                        .bind("from", from)
                                        .map(
                                                (rs, _) ->
                                                        Map.entry(
                                                                Rows.date(rs, "found_on"),
                                                                rs.getInt("found")))
                                        .list())
                .forEach(day -> days.put(day.getKey(), day.getValue()));
        return days;
    }
}
