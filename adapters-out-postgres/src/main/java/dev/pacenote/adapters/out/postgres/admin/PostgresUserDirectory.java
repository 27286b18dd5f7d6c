package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.identity.account.AccountRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.trackmania.alert.MapperAlertRow;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Everybody, in Postgres. */
@Singleton
public final class PostgresUserDirectory implements UserDirectory {

    private static final String MATCHES =
            """
            where (:text = '' or strpos(u.search_text, :text) > 0
                or u.id in (select user_id from drivers where strpos(lower(name), :text) > 0))
            """;

    private final PostgresStore store;
    private final JdbcOperations jdbc;

    PostgresUserDirectory(PostgresStore store, JdbcOperations jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    private static String wanted(Optional<String> text) {
        return text.orElse("").toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Person> list(Optional<String> text, Optional<Paging> paging) {
        return store.with(
                handle -> {
                    // The page of accounts first; what hangs on them is looked up for those only.
                    var accounts =
                            handle.createQuery(
                                            """
                                            select u.*, d.name as driver from users u
                                            left join drivers d on d.user_id = u.id
                                            """
                                                    + MATCHES
                                                    + """
                                                    order by u.created_at desc, u.id desc
                                                    limit :limit offset :offset
                                                    """)
                                    .bind("text", wanted(text))
                                    .bind(
                                            "limit",
                                            paging.map(Paging::size).orElse(Integer.MAX_VALUE))
                                    .bind("offset", paging.map(Paging::offset).orElse(0L))
                                    .map(
                                            (rs, _) ->
                                                    new Person(
                                                            jdbc.readEntity(rs, AccountRow.class)
                                                                    .account(),
                                                            Optional.ofNullable(
                                                                    rs.getString("driver")),
                                                            Optional.empty(),
                                                            0))
                                    .list();
                    var ids =
                            accounts.stream()
                                    .map(person -> person.account().id().value())
                                    .toArray(Long[]::new);
                    var alerts = alerts(handle, ids);
                    var guarded = guarded(handle, ids);
                    return accounts.stream()
                            .map(
                                    person ->
                                            new Person(
                                                    person.account(),
                                                    person.driver(),
                                                    Optional.ofNullable(
                                                            alerts.get(person.account().id())),
                                                    guarded.getOrDefault(person.account().id(), 0)))
                            .toList();
                });
    }

    private static Map<AccountId, MapperAlert> alerts(Handle handle, Long[] ids) {
        var alerts = new HashMap<AccountId, MapperAlert>();
        handle.createQuery("select * from mapper_alerts where user_id = any(:ids)")
                .bind("ids", ids)
                .map((rs, _) -> MapperAlertRow.alert(rs))
                .forEach(alert -> alerts.put(alert.owner(), alert));
        return alerts;
    }

    private static Map<AccountId, Integer> guarded(Handle handle, Long[] ids) {
        var guarded = new HashMap<AccountId, Integer>();
        handle.createQuery(
                        """
                        select user_id, count(*) as number from driver_notifications
                        where user_id = any(:ids) group by user_id
                        """)
                .bind("ids", ids)
                .map(
                        (rs, _) ->
                                Map.entry(
                                        new AccountId(rs.getLong("user_id")), rs.getInt("number")))
                .forEach(row -> guarded.put(row.getKey(), row.getValue()));
        return guarded;
    }

    @Override
    public long count(Optional<String> text) {
        var from =
                wanted(text).isEmpty()
                        ? "select count(*) from users u where :text = ''"
                        : "select count(*) from users u " + MATCHES;
        return store.with(
                handle ->
                        handle.createQuery(from)
                                .bind("text", wanted(text))
                                .mapTo(Long.class)
                                .one());
    }
}
