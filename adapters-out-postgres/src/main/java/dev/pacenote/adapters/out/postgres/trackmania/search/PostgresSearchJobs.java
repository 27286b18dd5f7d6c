package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Searches in Postgres. */
public final class PostgresSearchJobs implements SearchJobs {

    private final PostgresStore store;

    public PostgresSearchJobs(PostgresStore store) {
        this.store = store;
    }

    @Override
    public SearchList find(AccountId owner) {
        return store.with(handle -> find(handle, owner));
    }

    /** A version with one of the searches, if there are any. */
    private record Row(long version, Optional<SearchJob> job) {}

    private static SearchList find(Handle handle, AccountId owner) {
        // One question: a version never comes with the searches of another one.
        var rows =
                handle.createQuery(
                                """
                                select coalesce(l.version, 0) as list_version, j.*
                                from (select cast(:user as bigint) as owner) o
                                left join search_lists l on l.user_id = o.owner
                                left join search_jobs j on j.user_id = o.owner
                                order by j.created_at desc, j.id
                                """)
                        .bind("user", owner.value())
                        .map(
                                (rs, _) ->
                                        new Row(
                                                rs.getLong("list_version"),
                                                rs.getObject("id") == null
                                                        ? Optional.empty()
                                                        : Optional.of(job(rs))))
                        .list();
        return SearchList.of(
                owner,
                rows.stream().flatMap(row -> row.job().stream()).toList(),
                rows.getFirst().version());
    }

    @Override
    public SaveResult<SearchList> insert(SearchList list) {
        return store.together(
                handle -> {
                    int current =
                            handle.createUpdate(
                                            """
                                            insert into search_lists (user_id, version)
                                            values (:user, cast(:version as bigint) + 1)
                                            on conflict (user_id) do update set version = excluded.version
                                            where search_lists.version = :version
                                            """)
                                    .bind("user", list.owner().value())
                                    .bind("version", list.version())
                                    .execute();
                    if (current == 0) {
                        return new SaveResult.Conflict<>();
                    }
                    insert(handle, list.added().orElseThrow());
                    return new SaveResult.Saved<>(find(handle, list.owner()));
                });
    }

    private static void insert(Handle handle, SearchJob job) {
        bind(
                        handle.createUpdate(
                                """
                                insert into search_jobs (id, user_id, author, otherwise, period, created_at, updated_at,
                                    total, checked, failed, state, why, partial, result)
                                values (:id, :user, :author, :otherwise, :period, :created, :updated, :total, :checked,
                                    :failed, :state, :why, :partial, :result::jsonb)
                                """),
                        job)
                .bind("user", job.owner().value())
                .bind("author", job.author().value())
                .bind("otherwise", job.query().alternative().map(Username::value).orElse(null))
                .bind("period", job.period().name())
                .bind("created", Rows.bind(job.createdAt()))
                .execute();
    }

    private static Update bind(Update update, SearchJob job) {
        update.bind("id", job.id())
                .bind("updated", Rows.bind(job.updatedAt()))
                .bind("total", job.progress().total())
                .bind("checked", job.progress().checked())
                .bind("failed", job.progress().failed());
        return switch (job.state()) {
            case SearchJob.State.Pending _ -> bind(update, "PENDING", null, false, null);
            case SearchJob.State.Processing _ -> bind(update, "PROCESSING", null, false, null);
            case SearchJob.State.Failed(var why) -> bind(update, "FAILED", why, false, null);
            case SearchJob.State.Completed(var result, var partial) ->
                    bind(update, "COMPLETED", null, partial, SearchResultJson.write(result));
        };
    }

    private static Update bind(
            Update update,
            String state,
            @Nullable String why,
            boolean partial,
            @Nullable String result) {
        return update.bind("state", state)
                .bind("why", why)
                .bind("partial", partial)
                .bind("result", result);
    }

    private static SearchJob job(ResultSet rs) throws SQLException {
        return new SearchJob(
                Rows.uuid(rs, "id"),
                new AccountId(rs.getLong("user_id")),
                new SearchJob.Query(
                        new Username(rs.getString("author")),
                        Optional.ofNullable(rs.getString("otherwise")).map(Username::new),
                        SearchPeriod.valueOf(rs.getString("period"))),
                new SearchJob.Timing(
                        Rows.instant(rs, "created_at"), Rows.instant(rs, "updated_at")),
                new SearchJob.Progress(
                        rs.getInt("total"), rs.getInt("checked"), rs.getInt("failed")),
                state(rs),
                rs.getLong("version"));
    }

    private static SearchJob.State state(ResultSet rs) throws SQLException {
        return switch (rs.getString("state")) {
            case "PENDING" -> new SearchJob.State.Pending();
            case "PROCESSING" -> new SearchJob.State.Processing();
            case "FAILED" -> new SearchJob.State.Failed(rs.getString("why"));
            case "COMPLETED" ->
                    new SearchJob.State.Completed(
                            SearchResultJson.read(rs.getString("result")),
                            rs.getBoolean("partial"));
            case String other -> throw new IllegalStateException("no such state: " + other);
        };
    }

    @Override
    public Optional<SearchJob> find(UUID id, Instant now) {
        return store.with(
                        handle ->
                                handle.createQuery("select * from search_jobs where id = :id")
                                        .bind("id", id)
                                        .map((rs, _) -> job(rs))
                                        .findOne())
                .filter(job -> now.isBefore(job.expiresAt()));
    }

    @Override
    public SaveResult<SearchJob> save(SearchJob job) {
        int changed =
                store.with(
                        handle ->
                                bind(
                                                handle.createUpdate(
                                                        """
                                                        update search_jobs
                                                        set updated_at = :updated, total = :total, checked = :checked,
                                                            failed = :failed, state = :state, why = :why,
                                                            partial = :partial, result = :result::jsonb,
                                                            version = version + 1
                                                        where id = :id and version = :version
                                                        """),
                                                job)
                                        .bind("version", job.version())
                                        .execute());
        return changed == 1
                ? new SaveResult.Saved<>(job.savedAs(job.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public void forgetAllOf(AccountId owner) {
        store.with(
                handle ->
                        handle.createUpdate("delete from search_jobs where user_id = :user")
                                .bind("user", owner.value())
                                .execute());
    }

    @Override
    public void forgetExpired(Instant now) {
        store.with(
                handle ->
                        handle.createUpdate("delete from search_jobs where created_at <= :before")
                                .bind("before", Rows.bind(now.minus(SearchJob.LIFETIME)))
                                .execute());
    }
}
