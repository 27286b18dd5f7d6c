package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.identity.account.AccountRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Everybody, in Postgres. */
@Singleton
public final class PostgresUserDirectory implements UserDirectory {

    private static final String MATCHES =
            """
            where (:text = '' or strpos(u.search_text, :text) > 0 or u.id = any(:others))
            """;

    private final PostgresStore store;
    private final JdbcOperations jdbc;

    PostgresUserDirectory(PostgresStore store, JdbcOperations jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    private static Long[] others(Search search) {
        return search.others().stream().map(AccountId::value).toArray(Long[]::new);
    }

    @Override
    public List<Account> list(Search search, Optional<Paging> paging) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select u.* from users u "
                                                + MATCHES
                                                + """
                                                order by u.created_at desc, u.id desc
                                                limit :limit offset :offset
                                                """)
                                .bind("text", search.text())
                                .bind("others", others(search))
                                .bind("limit", paging.map(Paging::size).orElse(Integer.MAX_VALUE))
                                .bind("offset", paging.map(Paging::offset).orElse(0L))
                                .map((rs, _) -> jdbc.readEntity(rs, AccountRow.class).account())
                                .list());
    }

    @Override
    public long count(Search search) {
        return store.with(
                handle ->
                        search.text().isEmpty()
                                ? handle.createQuery("select count(*) from users")
                                        .mapTo(Long.class)
                                        .one()
                                : handle.createQuery("select count(*) from users u " + MATCHES)
                                        .bind("text", search.text())
                                        .bind("others", others(search))
                                        .mapTo(Long.class)
                                        .one());
    }
}
