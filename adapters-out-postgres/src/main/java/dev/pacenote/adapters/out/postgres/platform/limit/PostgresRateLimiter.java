package dev.pacenote.adapters.out.postgres.platform.limit;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Attempts in Postgres, so that all instances count together: one short row per key. */
@Singleton
public final class PostgresRateLimiter implements RateLimiter {

    private final PostgresStore store;

    public PostgresRateLimiter(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Verdict take(String key, RateLimit limit, Instant now) {
        return store.together(
                handle -> {
                    hold(handle, key);
                    var earlier = read(handle, key);
                    var verdict = limit.judge(earlier, now);
                    if (verdict instanceof Verdict.Allowed) {
                        var kept = new ArrayList<Instant>();
                        earlier.stream()
                                .filter(at -> at.isAfter(now.minus(limit.window())))
                                .forEach(kept::add);
                        kept.add(now);
                        write(handle, key, kept, now.plus(limit.window()));
                        sweep(handle, now);
                    }
                    return verdict;
                });
    }

    /** Forgets what lies behind every window; rows that somebody else holds are left for later. */
    private static void sweep(Handle handle, Instant now) {
        handle.execute(
                """
                delete from attempts where key in
                    (select key from attempts where forget_at <= ? limit 100 for update skip locked)
                """,
                Rows.bind(now));
    }

    /** One caller per key at a time, also when the key has no row yet. */
    private static void hold(Handle handle, String key) {
        handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "attempt:" + key);
    }

    private static List<Instant> read(Handle handle, String key) {
        return handle.createQuery("select at from attempts where key = :key")
                .bind("key", key)
                .map((rs, _) -> instants(rs.getArray("at")))
                .findOne()
                .orElseGet(List::of);
    }

    private static List<Instant> instants(Array array) throws SQLException {
        return Arrays.stream((Timestamp[]) array.getArray()).map(Timestamp::toInstant).toList();
    }

    private static void write(Handle handle, String key, List<Instant> at, Instant forgetAt) {
        handle.createUpdate(
                        """
                        insert into attempts (key, at, forget_at) values (:key, :at::timestamptz[], :forget)
                        on conflict (key) do update set at = excluded.at, forget_at = excluded.forget_at
                        """)
                .bind("key", key)
                .bind(
                        "at",
                        at.stream()
                                .map(Rows::bind)
                                .map(OffsetDateTime::toString)
                                .toList()
                                .toString()
                                .replace('[', '{')
                                .replace(']', '}'))
                .bind("forget", Rows.bind(forgetAt))
                .execute();
    }

    @Override
    public void giveBack(String key, Instant at) {
        store.together(
                handle -> {
                    hold(handle, key);
                    var kept = new ArrayList<>(read(handle, key));
                    // Postgres keeps microseconds.
                    kept.remove(at.truncatedTo(ChronoUnit.MICROS));
                    return kept.isEmpty()
                            ? handle.execute("delete from attempts where key = ?", key)
                            : handle.createUpdate(
                                            "update attempts set at = :at::timestamptz[] where key ="
                                                    + " :key")
                                    .bind("key", key)
                                    .bind("at", kept.toString().replace('[', '{').replace(']', '}'))
                                    .execute();
                });
    }

    @Override
    public void clear(String key) {
        store.with(handle -> handle.execute("delete from attempts where key = ?", key));
    }
}
