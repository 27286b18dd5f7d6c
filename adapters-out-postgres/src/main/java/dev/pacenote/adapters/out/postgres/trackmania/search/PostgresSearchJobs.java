package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
    public Opened open(SearchJob job, int maxUnfinished) {
        return store.together(
                handle -> {
                    // One owner's searches queue up, so that the same one is opened once.
                    handle.createQuery("select id from users where id = :user for update")
                            .bind("user", job.owner().value())
                            .mapTo(Long.class)
                            .findOne();
                    var obstacle = Opened.obstacle(select(handle, job.owner()), job, maxUnfinished);
                    if (obstacle.isPresent()) {
                        return obstacle.get();
                    }
                    insert(handle, job);
                    return new Opened.Ok(job);
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
                .bind("otherwise", job.otherwise().map(Username::value).orElse(null))
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

    private static List<SearchJob> select(Handle handle, AccountId owner) {
        return handle.createQuery(
                        """
                        select * from search_jobs where user_id = :user order by created_at desc, id
                        """)
                .bind("user", owner.value())
                .map((rs, _) -> job(rs))
                .list();
    }

    private static SearchJob job(ResultSet rs) throws SQLException {
        return new SearchJob(
                Rows.uuid(rs, "id"),
                new AccountId(rs.getLong("user_id")),
                new Username(rs.getString("author")),
                Optional.ofNullable(rs.getString("otherwise")).map(Username::new),
                SearchPeriod.valueOf(rs.getString("period")),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "updated_at"),
                new SearchJob.Progress(
                        rs.getInt("total"), rs.getInt("checked"), rs.getInt("failed")),
                state(rs));
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
    public void save(SearchJob job) {
        store.with(
                handle ->
                        bind(
                                        handle.createUpdate(
                                                """
                                                update search_jobs
                                                set updated_at = :updated, total = :total, checked = :checked,
                                                    failed = :failed, state = :state, why = :why,
                                                    partial = :partial, result = :result::jsonb
                                                where id = :id and state in ('PENDING', 'PROCESSING')
                                                """),
                                        job)
                                .execute());
    }

    @Override
    public List<SearchJob> of(AccountId owner) {
        return store.with(handle -> select(handle, owner));
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
