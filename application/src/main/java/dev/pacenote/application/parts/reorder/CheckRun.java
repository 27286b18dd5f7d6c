package dev.pacenote.application.parts.reorder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of the check of all workshops.
 *
 * @param trigger what started it, such as {@code clock}
 * @param leaseUntil whoever is at work is taken for dead from then on
 */
public record CheckRun(
        UUID id,
        String trigger,
        Instant startedAt,
        Instant leaseUntil,
        Optional<Instant> finishedAt,
        Counts counts) {

    static final Duration LEASE = Duration.ofMinutes(10);

    /**
     * @param errors parts that could not be looked at
     */
    public record Counts(int parts, int created, int resolved, int alerted, int errors) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    parts + more.parts,
                    created + more.created,
                    resolved + more.resolved,
                    alerted + more.alerted,
                    errors + more.errors);
        }
    }

    static CheckRun started(UUID id, String trigger, Instant now) {
        return new CheckRun(id, trigger, now, now.plus(LEASE), Optional.empty(), Counts.NONE);
    }

    CheckRun having(Counts next, Instant now) {
        return new CheckRun(id, trigger, startedAt, now.plus(LEASE), finishedAt, next);
    }

    CheckRun finished(Instant now) {
        return new CheckRun(id, trigger, startedAt, leaseUntil, Optional.of(now), counts);
    }
}
