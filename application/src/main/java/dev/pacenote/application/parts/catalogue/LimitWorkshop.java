package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says whether a workshop may do one more of something in this minute. All processes together count
 * it. Of reads and writes there are hundreds a second, and counting must not cost what it saves: a
 * process takes some of them at a time for itself, as many as it used in this minute so far. So all
 * together never pass the limit, and a workshop is refused early only by what other processes took
 * and did not use: no more than each used, and no more than 1 % each.
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

    /** A process takes at most so small a part of a limit at a time. */
    private static final int PART = 100;

    private record Key(AccountId account, Use use) {}

    /**
     * What a process has for itself in a minute.
     *
     * @param number of the minute
     * @param used so far
     * @param left that may be used without asking
     * @param full whether there is no more
     */
    private record Share(long number, int used, int left, boolean full) {

        static Share none(long number) {
            return new Share(number, 0, 0, false);
        }

        Share afterUse() {
            return new Share(number, used + 1, left - 1, full);
        }

        Share with(int more) {
            return new Share(number, used, left + more, full);
        }

        Share filled() {
            return new Share(number, used, left, true);
        }

        /** So many more it takes: one at first, and twice as many with each time. */
        int portion(RateLimit limit) {
            return Math.clamp(used, 1, Math.max(1, limit.max() / PART));
        }
    }

    private final RateLimiter rateLimiter;
    private final Limits limits;
    private final InstantSource clock;
    private final Map<Key, Share> shares = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong();

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
        return switch (use) {
            case READ, WRITE -> shared(new Key(account, use), limit, now);
            case CHECK, IMPORT, EXPORT, VERIFICATION ->
                    taken(name(new Key(account, use)), limit, now);
        };
    }

    private Optional<Duration> taken(String name, RateLimit limit, Instant now) {
        return rateLimiter.take(name, limit, now) instanceof RateLimit.Verdict.Refused(var wait)
                ? Optional.of(wait)
                : Optional.empty();
    }

    private static String name(Key key) {
        return "parts " + key.use().name().toLowerCase(Locale.ROOT) + " " + key.account();
    }

    private Optional<Duration> shared(Key key, RateLimit limit, Instant now) {
        long minute = Math.floorDiv(now.getEpochSecond(), MINUTE.toSeconds());
        sweep(minute);
        var allowed = new AtomicBoolean();
        var share =
                shares.compute(
                        key,
                        (_, before) -> {
                            var known =
                                    before == null || before.number() < minute
                                            ? Share.none(minute)
                                            : before;
                            allowed.set(known.left() > 0);
                            return known.left() > 0 ? known.afterUse() : known;
                        });
        if (allowed.get()) {
            return Optional.empty();
        }
        // Whoever looked at the clock before the minute began takes one of the minute before.
        var own = share.number() == minute ? share : Share.none(minute);
        if (own.full() || !takesMore(key, own, limit, now)) {
            return Optional.of(untilNext(minute, now));
        }
        return Optional.empty();
    }

    /** Takes some for this process, one of which is used at once. */
    private boolean takesMore(Key key, Share share, RateLimit limit, Instant now) {
        long minute = share.number();
        int some = share.portion(limit);
        while (some > 0 && !rateLimiter.takeAll(name(key) + " of " + minute, some, limit, now)) {
            some /= 2;
        }
        int taken = some;
        shares.computeIfPresent(
                key,
                (_, known) ->
                        known.number() != minute
                                ? known
                                : taken > 0 ? known.with(taken).afterUse() : known.filled());
        return taken > 0;
    }

    private static Duration untilNext(long minute, Instant now) {
        var next = Instant.ofEpochSecond((minute + 1) * MINUTE.toSeconds());
        return Duration.ofSeconds(Math.ceilDiv(Duration.between(now, next).toMillis(), 1_000L));
    }

    /** What is over goes, so that there is no more than one minute's callers. */
    private void sweep(long minute) {
        if (swept.getAndAccumulate(minute, Math::max) < minute) {
            shares.values().removeIf(share -> share.number() < minute);
        }
    }
}
