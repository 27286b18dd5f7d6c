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
 * @param waiting it was asked for, and nobody took it up yet
 * @param position all parts up to this one were looked at, by it or by the run that it goes on with
 */
public record CheckRun(
        UUID id,
        String trigger,
        Instant startedAt,
        Instant leaseUntil,
        boolean waiting,
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
                id,
                trigger,
                now,
                now.plus(LEASE),
                false,
                Optional.empty(),
                Optional.empty(),
                Counts.NONE);
    }

    /** The same run, which somebody else will take up. */
    CheckRun left() {
        return with(leaseUntil, true, finishedAt, position, counts);
    }

    /** The same run in the hands of whoever does its work. */
    public CheckRun takenUp(Instant lease) {
        return with(lease, false, finishedAt, position, counts);
    }

    /** The same run, going on where a dead one stopped, unless that was long ago. */
    public CheckRun after(CheckRun dead) {
        return dead.startedAt.plus(GONE_ON_WITH).isBefore(startedAt)
                ? this
                : with(leaseUntil, waiting, finishedAt, dead.position, counts);
    }

    CheckRun having(Counts next, Optional<Part.Key> until, Instant now) {
        return with(now.plus(LEASE), waiting, finishedAt, until, next);
    }

    CheckRun finished(Instant now) {
        return with(leaseUntil, waiting, Optional.of(now), Optional.empty(), counts);
    }

    private CheckRun with(
            Instant lease,
            boolean waits,
            Optional<Instant> end,
            Optional<Part.Key> until,
            Counts counted) {
        return new CheckRun(id, trigger, startedAt, lease, waits, end, until, counted);
    }
}
