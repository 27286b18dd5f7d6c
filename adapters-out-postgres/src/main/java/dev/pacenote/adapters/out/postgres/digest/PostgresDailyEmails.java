package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The daily mails in Postgres. */
public final class PostgresDailyEmails implements DailyEmails {

    private final PostgresStore store;

    public PostgresDailyEmails(PostgresStore store) {
        this.store = store;
    }

    @Override
    public DailyEmail open(DailyEmailKey key, UUID id) {
        return store.together(
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into daily_emails (user_id, date, id, state, attempts, uncertain)
                                    values (:user, :date, :id, 'PENDING', 0, false)
                                    on conflict (user_id, date) do nothing
                                    """)
                            .bind("user", key.person().value())
                            .bind("date", key.date())
                            .bind("id", id)
                            .execute();
                    return find(handle, key).orElseThrow();
                });
    }

    @Override
    public Optional<DailyEmail> find(DailyEmailKey key) {
        return store.with(handle -> find(handle, key));
    }

    @Override
    public Optional<DailyEmail> find(UUID id) {
        return store.with(
                handle ->
                        handle.createQuery("select * from daily_emails where id = :id")
                                .bind("id", id)
                                .map((rs, _) -> email(rs))
                                .findOne());
    }

    @Override
    public Map<DailyEmailKey, DailyEmail> find(Collection<DailyEmailKey> keys) {
        var each = Set.copyOf(keys);
        return store.with(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select m.* from daily_emails m
                                        join unnest(:users, :dates::date[]) as k (user_id, date)
                                            on (m.user_id, m.date) = (k.user_id, k.date)
                                        """)
                                .bind(
                                        "users",
                                        each.stream()
                                                .map(key -> key.person().value())
                                                .toArray(Long[]::new))
                                .bind(
                                        "dates",
                                        each.stream()
                                                .map(key -> key.date().toString())
                                                .toArray(String[]::new))
                                .map((rs, _) -> email(rs))
                                .stream()
                                .collect(Collectors.toMap(DailyEmail::key, mail -> mail)));
    }

    @Override
    public List<DailyEmailKey> unreported() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select user_id, date from daily_emails where untold
                                        order by date, user_id
                                        """)
                                .map((rs, _) -> key(rs))
                                .list());
    }

    @Override
    public void forgetAllOf(AccountId person) {
        store.with(
                handle ->
                        handle.createUpdate("delete from daily_emails where user_id = :user")
                                .bind("user", person.value())
                                .execute());
    }

    @Override
    public Paging.Page<DailyEmail> tried(AccountId person, Paging paging) {
        return page(
                "where user_id = :user and attempts > 0", Map.of("user", person.value()), paging);
    }

    @Override
    public Paging.Page<DailyEmail> unsent(Paging paging) {
        return page(
                // Mirrors DeliveryState.unsent; the contract compares the two.
                "where state not in ('SENT', 'CANCELLED')", Map.of(), paging);
    }

    private Paging.Page<DailyEmail> page(String where, Map<String, Long> values, Paging paging) {
        return store.with(
                handle -> {
                    var rows =
                            handle.createQuery(
                                            "select * from daily_emails "
                                                    + where
                                                    + " order by date desc, user_id limit :limit offset :offset")
                                    .bindMap(values)
                                    .bind("limit", paging.size())
                                    .bind("offset", paging.offset())
                                    .map((rs, _) -> email(rs))
                                    .list();
                    long total =
                            handle.createQuery("select count(*) from daily_emails " + where)
                                    .bindMap(values)
                                    .mapTo(Long.class)
                                    .one();
                    return new Paging.Page<>(paging, rows, total);
                });
    }

    private static Optional<DailyEmail> find(Handle handle, DailyEmailKey key) {
        return handle.createQuery(
                        "select * from daily_emails where user_id = :user and date = :date")
                .bind("user", key.person().value())
                .bind("date", key.date())
                .map((rs, _) -> email(rs))
                .findOne();
    }

    private static DailyEmailKey key(ResultSet rs) throws SQLException {
        return new DailyEmailKey(new AccountId(rs.getLong("user_id")), Rows.date(rs, "date"));
    }

    private static DailyEmail email(ResultSet rs) throws SQLException {
        return new DailyEmail(
                key(rs),
                Rows.uuid(rs, "id"),
                state(rs),
                rs.getBoolean("untold"),
                rs.getLong("version"));
    }

    private static DeliveryState state(ResultSet rs) throws SQLException {
        int attempts = rs.getInt("attempts");
        boolean uncertain = rs.getBoolean("uncertain");
        return switch (rs.getString("state")) {
            case "PENDING" -> new Pending(attempts, uncertain);
            case "SENDING" ->
                    new Sending(
                            attempts,
                            new Lease(Rows.uuid(rs, "claim"), Rows.instant(rs, "claim_until")),
                            uncertain);
            case "SENT" -> new Sent(attempts, Rows.instant(rs, "settled_at"));
            case "FAILED" ->
                    new Scheduled(
                            attempts,
                            Rows.instant(rs, "next_try_at"),
                            rs.getString("error"),
                            uncertain);
            case "DEAD" ->
                    new Failed(
                            attempts,
                            Rows.instant(rs, "settled_at"),
                            new SendFailure(
                                    rs.getBoolean("refused_for_good")
                                            ? SendFailure.Kind.PERMANENT
                                            : SendFailure.Kind.TEMPORARY,
                                    rs.getString("error")),
                            uncertain);
            case "CANCELLED" ->
                    new Cancelled(
                            attempts,
                            Rows.instant(rs, "settled_at"),
                            Reason.ofCode(rs.getString("error")).orElseThrow(),
                            uncertain);
            case String other -> throw new IllegalStateException("no such state: " + other);
        };
    }

    @Override
    public List<DailyEmailKey> claimable(Instant now, RetryTiming timing, int limit) {
        // Mirrors DeliveryState.claimable; the contract compares the two.
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select user_id, date from daily_emails
                                        where state in ('PENDING', 'SENDING', 'FAILED')
                                            and (state = 'PENDING'
                                                or (state = 'FAILED' and (:atOnce or next_try_at <= :now))
                                                or (state = 'SENDING' and claim_until <= :now))
                                        order by date, user_id limit :limit
                                        """)
                                .bind("atOnce", timing == RetryTiming.TRY_AT_ONCE)
                                .bind("now", Rows.bind(now))
                                .bind("limit", limit)
                                .map((rs, _) -> key(rs))
                                .list());
    }

    @Override
    public SaveResult save(DailyEmail mail) {
        return store.with(
                handle -> {
                    var update =
                            handle.createUpdate(
                                            """
                                            update daily_emails
                                            set state = :state, attempts = :attempts, claim = :claim::uuid,
                                                claim_until = :claimUntil::timestamptz, uncertain = :uncertain,
                                                settled_at = :settled::timestamptz,
                                                next_try_at = :nextTry::timestamptz, error = :error,
                                                refused_for_good = :forGood, untold = :historyPending,
                                                version = version + 1
                                            where user_id = :user and date = :date and version = :version
                                            """)
                                    .bind("user", mail.key().person().value())
                                    .bind("date", mail.key().date())
                                    .bind("attempts", mail.attempts())
                                    .bind("uncertain", mail.uncertain())
                                    .bind("historyPending", mail.historyPending())
                                    .bind("version", mail.version());
                    bindState(update, mail.state());
                    return update.execute() == 1
                            ? new SaveResult.Saved(mail.savedAs(mail.version() + 1))
                            : new SaveResult.Conflict();
                });
    }

    /** Columns that only some states have. */
    private record Columns(
            String state,
            Optional<Lease> lease,
            Optional<Instant> settled,
            Optional<Instant> nextTry,
            Optional<String> error,
            boolean refusedForGood) {

        static Columns of(String state) {
            return new Columns(
                    state,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }

        static Columns ended(String state, Instant at, Optional<String> error, boolean forGood) {
            return new Columns(
                    state, Optional.empty(), Optional.of(at), Optional.empty(), error, forGood);
        }
    }

    private static Columns columns(DeliveryState state) {
        return switch (state) {
            case Pending _ -> Columns.of("PENDING");
            case Sending(_, var lease, _) ->
                    new Columns(
                            "SENDING",
                            Optional.of(lease),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false);
            case Scheduled(_, var at, var error, _) ->
                    new Columns(
                            "FAILED",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(at),
                            Optional.of(error),
                            false);
            case Sent(_, var at) -> Columns.ended("SENT", at, Optional.empty(), false);
            case Failed(_, var at, var failure, _) ->
                    Columns.ended(
                            "DEAD",
                            at,
                            Optional.of(failure.code()),
                            failure.kind() == SendFailure.Kind.PERMANENT);
            case Cancelled(_, var at, var reason, _) ->
                    Columns.ended("CANCELLED", at, Optional.of(reason.code()), false);
        };
    }

    private static void bindState(SqlStatement<?> update, DeliveryState state) {
        var columns = columns(state);
        update.bind("state", columns.state())
                .bind("claim", columns.lease().map(Lease::token).orElse(null))
                .bind("claimUntil", Rows.bind(columns.lease().map(Lease::until)))
                .bind("settled", Rows.bind(columns.settled()))
                .bind("nextTry", Rows.bind(columns.nextTry()))
                .bind("error", columns.error().orElse(null))
                .bind("forGood", columns.refusedForGood());
    }
}
