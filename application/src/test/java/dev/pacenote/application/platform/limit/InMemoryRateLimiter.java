package dev.pacenote.application.platform.limit;

import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attempts counted in this process only. */
public final class InMemoryRateLimiter implements RateLimiter {

    private static final int SWEEP_AT = 10_000;

    private record Counted(List<Instant> at, Instant forgetAt) {}

    private record Sum(int attempts, Instant forgetAt) {}

    private final Map<String, Counted> counted = new HashMap<>();
    private final Map<String, Sum> sums = new HashMap<>();

    @Override
    public synchronized Verdict take(String key, RateLimit limit, Instant now) {
        if (counted.size() >= SWEEP_AT) {
            counted.values().removeIf(c -> !now.isBefore(c.forgetAt()));
        }
        var earlier = counted.containsKey(key) ? counted.get(key).at() : List.<Instant>of();
        var verdict = limit.judge(earlier, now);
        if (verdict instanceof Verdict.Allowed) {
            var kept = new ArrayList<Instant>();
            earlier.stream().filter(at -> at.isAfter(now.minus(limit.window()))).forEach(kept::add);
            kept.add(now);
            counted.put(key, new Counted(kept, now.plus(limit.window())));
        }
        return verdict;
    }

    @Override
    public synchronized boolean takeAll(String key, int times, RateLimit limit, Instant now) {
        sums.values().removeIf(sum -> !now.isBefore(sum.forgetAt()));
        int sum = times + (sums.containsKey(key) ? sums.get(key).attempts() : 0);
        if (sum > limit.max()) {
            return false;
        }
        sums.put(key, new Sum(sum, now.plus(limit.window())));
        return true;
    }

    @Override
    public synchronized void giveBack(String key, Instant at) {
        counted.computeIfPresent(
                key,
                (_, c) -> {
                    var kept = new ArrayList<>(c.at());
                    kept.remove(at);
                    return kept.isEmpty() ? null : new Counted(kept, c.forgetAt());
                });
    }

    @Override
    public synchronized void count(List<String> keys, Duration kept, Instant now) {
        var unlimited = new RateLimit(Integer.MAX_VALUE, kept);
        keys.forEach(key -> take(key, unlimited, now));
    }

    @Override
    public synchronized boolean takeBack(String key, Duration within, Instant now) {
        var oldest =
                Optional.ofNullable(counted.get(key)).stream()
                        .flatMap(c -> c.at().stream())
                        .filter(at -> at.isAfter(now.minus(within)))
                        .findFirst();
        oldest.ifPresent(at -> giveBack(key, at));
        return oldest.isPresent();
    }

    @Override
    public synchronized void clear(String key) {
        counted.remove(key);
    }
}
