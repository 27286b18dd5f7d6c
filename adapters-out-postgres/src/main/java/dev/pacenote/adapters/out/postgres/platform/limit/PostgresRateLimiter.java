package dev.pacenote.adapters.out.postgres.platform.limit;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attempts in Postgres, so that all instances count together: one short row per key. */
@Singleton
public final class PostgresRateLimiter implements RateLimiter {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AttemptRows rows;
    private final AtomicReference<Instant> forgotten = new AtomicReference<>(Instant.EPOCH);

    PostgresRateLimiter(AttemptRows rows) {
        this.rows = rows;
    }

    /**
     * Judges what it read, and writes if that is what is stored still; else somebody else was
     * counted meanwhile, and it begins again. A limit has room for a few only, so this ends.
     */
    @Override
    public Verdict take(String key, RateLimit limit, Instant now) {
        while (true) {
            var earlier = rows.read(key);
            var verdict = limit.judge(earlier, now);
            if (!(verdict instanceof Verdict.Allowed) || write(key, earlier, limit, now)) {
                return verdict;
            }
        }
    }

    /**
     * Reads what is stored for all of them at once. Where somebody else was counted meanwhile, that
     * one is judged anew.
     */
    @Override
    public Verdict takeEach(List<Attempt> attempts, Instant now) {
        var stored =
                rows.readAll(attempts.stream().map(Attempt::key).toArray(String[]::new)).stream()
                        .collect(
                                Collectors.groupingBy(
                                        AttemptRows.Attempt::key,
                                        Collectors.mapping(
                                                AttemptRows.Attempt::at, Collectors.toList())));
        for (var attempt : attempts) {
            var earlier = stored.getOrDefault(attempt.key(), List.of());
            var verdict = attempt.limit().judge(earlier, now);
            if (verdict instanceof Verdict.Allowed
                    && !write(attempt.key(), earlier, attempt.limit(), now)) {
                verdict = take(attempt.key(), attempt.limit(), now);
            }
            if (verdict instanceof Verdict.Refused refused) {
                return refused;
            }
        }
        return new Verdict.Allowed();
    }

    private boolean write(String key, List<Instant> earlier, RateLimit limit, Instant now) {
        forget(key, now);
        var kept = earlier.stream().filter(at -> at.isAfter(now.minus(limit.window())));
        var attempts = texts(Stream.concat(kept, Stream.of(Rows.microseconds(now))));
        var forgetAt = Rows.microseconds(now.plus(limit.window()));
        var written =
                earlier.isEmpty()
                        ? rows.insert(key, attempts, forgetAt)
                        : rows.update(key, texts(earlier.stream()), attempts, forgetAt);
        return !written.isEmpty();
    }

    /** What lies behind every window goes, at most once a second. */
    private void forget(String key, Instant now) {
        var last = forgotten.get();
        boolean isDue = now.isBefore(last) || !now.isBefore(last.plus(PAUSE));
        if (isDue && forgotten.compareAndSet(last, now)) {
            rows.forget(key, now);
        }
    }

    private static String[] texts(Stream<Instant> times) {
        return times.map(Instant::toString).toArray(String[]::new);
    }

    /** One statement and one number, however many attempts there are. */
    @Override
    public boolean takeAll(String key, int times, RateLimit limit, Instant now) {
        forget(key, now);
        return times <= limit.max()
                && !rows.addToSum(
                                key,
                                sum(times),
                                sum(limit.max()),
                                Rows.microseconds(now.plus(limit.window())))
                        .isEmpty();
    }

    private static Instant sum(int attempts) {
        return Instant.EPOCH.plus(attempts, ChronoUnit.MICROS);
    }

    @Override
    public void giveBack(String key, Instant at) {
        rows.removeOne(key, Rows.microseconds(at));
    }

    @Override
    public void count(List<String> keys, Duration kept, Instant now) {
        if (!keys.isEmpty()) {
            rows.add(
                    keys.toArray(String[]::new),
                    Rows.microseconds(now),
                    Rows.microseconds(now.plus(kept)));
        }
    }

    /** Writes if what it read is what is stored still; else it begins again. */
    @Override
    public boolean takeBack(String key, Duration within, Instant now) {
        while (true) {
            var earlier = rows.read(key);
            var kept = earlier.stream().filter(at -> at.isAfter(now.minus(within))).toList();
            if (kept.isEmpty()) {
                return false;
            }
            var written =
                    rows.update(
                            key,
                            texts(earlier.stream()),
                            texts(kept.stream().skip(1)),
                            Rows.microseconds(now.plus(within)));
            if (!written.isEmpty()) {
                return true;
            }
        }
    }

    @Override
    public void clear(String key) {
        rows.remove(key);
    }
}
