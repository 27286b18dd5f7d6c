package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmail.Dead;
import dev.pacenote.domain.digest.DailyEmail.Failed;
import dev.pacenote.domain.digest.DailyEmail.Pending;
import dev.pacenote.domain.digest.DailyEmail.Sending;
import dev.pacenote.domain.digest.DailyEmail.Sent;
import dev.pacenote.domain.digest.DailyEmail.Withdrawn;
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

/** The outbox in Postgres. The rules are asked of the domain, under a row lock. */
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
                    return find(handle, key, "").orElseThrow();
                });
    }

    @Override
    public Optional<DailyEmail> find(DailyEmailKey key) {
        return store.with(handle -> find(handle, key, ""));
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
    public List<DailyEmailKey> untold() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select user_id, date from daily_emails where untold order by date, user_id")
                                .map((rs, _) -> key(rs))
                                .list());
    }

    @Override
    public void told(DailyEmailKey key) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        update daily_emails set untold = false
                                        where user_id = :user and date = :date
                                        """)
                                .bind("user", key.person().value())
                                .bind("date", key.date())
                                .execute());
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
                "where state <> 'SENT' and "
                        + "(state <> 'DEAD' or error not in ('not_wanted', 'nothing_to_say'))",
                Map.of(),
                paging);
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

    private static Optional<DailyEmail> find(Handle handle, DailyEmailKey key, String lock) {
        return handle.createQuery(
                        "select * from daily_emails where user_id = :user and date = :date " + lock)
                .bind("user", key.person().value())
                .bind("date", key.date())
                .map((rs, _) -> email(rs))
                .findOne();
    }

    private static DailyEmailKey key(ResultSet rs) throws SQLException {
        return new DailyEmailKey(new AccountId(rs.getLong("user_id")), Rows.date(rs, "date"));
    }

    static DailyEmail email(ResultSet rs) throws SQLException {
        var key = key(rs);
        var id = Rows.uuid(rs, "id");
        int attempts = rs.getInt("attempts");
        boolean uncertain = rs.getBoolean("uncertain");
        return switch (rs.getString("state")) {
            case "PENDING" -> new Pending(key, id, attempts, uncertain);
            case "SENDING" ->
                    new Sending(
                            key,
                            id,
                            attempts,
                            new DailyEmail.Claim(
                                    Rows.uuid(rs, "claim"), Rows.instant(rs, "claim_until")),
                            uncertain);
            case "SENT" -> new Sent(key, id, attempts, Rows.instant(rs, "settled_at"));
            case "FAILED" ->
                    new Failed(
                            key,
                            id,
                            attempts,
                            Rows.instant(rs, "next_try_at"),
                            rs.getString("error"),
                            uncertain);
            case "DEAD" ->
                    DailyEmail.ended(
                            key,
                            id,
                            attempts,
                            Rows.instant(rs, "settled_at"),
                            new SendFailure(
                                    rs.getBoolean("refused_for_good")
                                            ? SendFailure.Kind.PERMANENT
                                            : SendFailure.Kind.TEMPORARY,
                                    rs.getString("error")),
                            uncertain);
            case String other -> throw new IllegalStateException("no such state: " + other);
        };
    }

    @Override
    public Optional<DailyEmail.Revival> revive(UUID id) {
        return store.together(
                handle -> {
                    var revival =
                            handle.createQuery(
                                            "select * from daily_emails where id = :id for update")
                                    .bind("id", id)
                                    .map((rs, _) -> email(rs))
                                    .findOne()
                                    .map(DailyEmail::revived);
                    revival.ifPresent(
                            what -> {
                                if (what instanceof DailyEmail.Revival.Waiting(var mail)
                                        && mail instanceof Pending) {
                                    save(handle, mail);
                                }
                            });
                    return revival;
                });
    }

    @Override
    public List<DailyEmailKey> claimable(Instant now, DailyEmail.RetryTiming patience, int limit) {
        // Mirrors DailyEmail.claimable; the contract compares the two.
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
                                .bind("atOnce", patience == DailyEmail.RetryTiming.TRY_AT_ONCE)
                                .bind("now", Rows.bind(now))
                                .bind("limit", limit)
                                .map((rs, _) -> key(rs))
                                .list());
    }

    @Override
    public Optional<Sending> claim(
            DailyEmailKey key,
            DailyEmail.Claim claim,
            Instant now,
            DailyEmail.RetryTiming patience) {
        return store.together(
                handle -> {
                    var mail = find(handle, key, "for update");
                    if (mail.isEmpty() || !mail.get().claimable(now, patience)) {
                        return Optional.empty();
                    }
                    var sending = mail.get().claimedBy(claim, now);
                    save(handle, sending);
                    return Optional.of(sending);
                });
    }

    @Override
    public boolean conclude(DailyEmail outcome, UUID claimToken) {
        return store.together(
                handle -> {
                    boolean mine =
                            find(handle, outcome.key(), "for update").orElse(null)
                                            instanceof Sending sending
                                    && sending.claim().token().equals(claimToken);
                    if (mine) {
                        save(handle, outcome);
                        handle.createUpdate("update daily_emails set untold = true where id = :id")
                                .bind("id", outcome.id())
                                .execute();
                    }
                    return mine;
                });
    }

    private static void save(Handle handle, DailyEmail mail) {
        var update =
                handle.createUpdate(
                                """
                                update daily_emails
                                set state = :state, attempts = :attempts, claim = :claim::uuid,
                                    claim_until = :claimUntil::timestamptz, uncertain = :uncertain,
                                    settled_at = :settled::timestamptz, next_try_at = :nextTry::timestamptz, error = :error,
                                    refused_for_good = :forGood
                                where user_id = :user and date = :date
                                """)
                        .bind("user", mail.key().person().value())
                        .bind("date", mail.key().date())
                        .bind("attempts", mail.attempts())
                        .bind("uncertain", mail.uncertain())
                        .bind(
                                "forGood",
                                mail instanceof Dead dead
                                        && dead.failure().kind() == SendFailure.Kind.PERMANENT);
        bindState(update, mail);
        update.execute();
    }

    private static void bindState(SqlStatement<?> update, DailyEmail mail) {
        switch (mail) {
            case Pending _ ->
                    bind(update, "PENDING", Optional.empty(), Optional.empty(), Optional.empty());
            case Sent(_, _, _, var at) ->
                    bind(update, "SENT", Optional.of(at), Optional.empty(), Optional.empty());
            case Failed(_, _, _, var next, var error, _) ->
                    bind(update, "FAILED", Optional.empty(), Optional.of(next), Optional.of(error));
            case Dead(_, _, _, var at, var failure, _) ->
                    bind(
                            update,
                            "DEAD",
                            Optional.of(at),
                            Optional.empty(),
                            Optional.of(failure.code()));
            case Withdrawn(_, _, _, var at, var reason, _) ->
                    bind(
                            update,
                            "DEAD",
                            Optional.of(at),
                            Optional.empty(),
                            Optional.of(reason.code()));
            case Sending(_, _, _, var claim, _) -> {
                bind(update, "SENDING", Optional.empty(), Optional.empty(), Optional.empty());
                update.bind("claim", claim.token()).bind("claimUntil", Rows.bind(claim.until()));
            }
        }
    }

    private static void bind(
            SqlStatement<?> update,
            String state,
            Optional<Instant> settled,
            Optional<Instant> nextTry,
            Optional<String> error) {
        update.bind("state", state)
                .bind("claim", (UUID) null)
                .bind("claimUntil", Rows.bind(Optional.empty()))
                .bind("settled", Rows.bind(settled))
                .bind("nextTry", Rows.bind(nextTry))
                .bind("error", error.orElse(null));
    }
}
