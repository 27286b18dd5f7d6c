package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.CountedWindow;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says whether a workshop may do one more of something in this minute. What is dear is counted by
 * all processes together; reads and writes, of which there are hundreds a second, by each process
 * for itself: counting must not cost what it saves.
 */
public final class LimitWorkshop {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What is limited. */
    public enum Use {
        READ,
        WRITE,
        /** Looks at all parts of the workshop. */
        CHECK,
        IMPORT,
        EXPORT,
        /** Recomputes all balances. */
        VERIFICATION
    }

    /**
     * In a minute, of one workshop.
     *
     * @param files of imports, exports and verifications, so many of each
     */
    public record Limits(int reads, int writes, int checks, int files) {

        RateLimit of(Use use) {
            var most =
                    switch (use) {
                        case READ -> reads;
                        case WRITE -> writes;
                        case CHECK -> checks;
                        case IMPORT, EXPORT, VERIFICATION -> files;
                    };
            return new RateLimit(most, MINUTE);
        }
    }

    private record Key(AccountId account, Use use) {}

    private final RateLimiter rateLimiter;
    private final Limits limits;
    private final InstantSource clock;
    private final Map<Key, CountedWindow> counted = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    public LimitWorkshop(RateLimiter rateLimiter, Limits limits, InstantSource clock) {
        this.rateLimiter = rateLimiter;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @return after which wait there may be one more; empty where this one may be
     */
    public Optional<Duration> refused(AccountId account, Use use) {
        var now = clock.instant();
        var limit = limits.of(use);
        var verdict =
                switch (use) {
                    case READ, WRITE -> countHere(new Key(account, use), limit, now);
                    case CHECK, IMPORT, EXPORT, VERIFICATION ->
                            rateLimiter.take(
                                    "parts " + use.name().toLowerCase(Locale.ROOT) + " " + account,
                                    limit,
                                    now);
                };
        return verdict instanceof RateLimit.Verdict.Refused(var wait)
                ? Optional.of(wait)
                : Optional.empty();
    }

    private RateLimit.Verdict countHere(Key key, RateLimit limit, Instant now) {
        sweep(now);
        return counted.merge(key, CountedWindow.first(now), (before, _) -> before.next(limit, now))
                .judge(limit, now);
    }

    /** Once a minute what is over goes, so that there is no more than one minute's callers. */
    private void sweep(Instant now) {
        var last = swept.get();
        if (Duration.between(last, now).abs().compareTo(MINUTE) >= 0
                && swept.compareAndSet(last, now)) {
            counted.values().removeIf(window -> window.isOver(MINUTE, now));
        }
    }
}
