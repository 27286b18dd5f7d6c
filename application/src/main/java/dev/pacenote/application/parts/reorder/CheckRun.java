package dev.pacenote.application.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of the check of all workshops.
 *
 * @param trigger what started it, such as {@code clock}
 * @param leaseUntil whoever is at work is taken for dead from then on
 * @param position all parts up to this one were looked at, by it or by the run that it goes on with
 */
public record CheckRun(
        UUID id,
        String trigger,
        Instant startedAt,
        Instant leaseUntil,
        Optional<Instant> finishedAt,
        Optional<Part.Key> position,
        Counts counts) {

    static final Duration LEASE = Duration.ofMinutes(10);

    /** Where an older run stopped says nothing any more: all parts are looked at anew. */
    private static final Duration GONE_ON_WITH = Duration.ofHours(1);

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
        return new CheckRun(
                id, trigger, now, now.plus(LEASE), Optional.empty(), Optional.empty(), Counts.NONE);
    }

    /** The same run, going on where a dead one stopped, unless that was long ago. */
    public CheckRun after(CheckRun dead) {
        return dead.startedAt.plus(GONE_ON_WITH).isBefore(startedAt)
                ? this
                : new CheckRun(
                        id, trigger, startedAt, leaseUntil, finishedAt, dead.position, counts);
    }

    CheckRun having(Counts next, Optional<Part.Key> until, Instant now) {
        return new CheckRun(id, trigger, startedAt, now.plus(LEASE), finishedAt, until, next);
    }

    CheckRun finished(Instant now) {
        return new CheckRun(
                id, trigger, startedAt, leaseUntil, Optional.of(now), Optional.empty(), counts);
    }
}
