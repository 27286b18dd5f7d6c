package dev.pacenote.application.contracts.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.reorder.CheckRun;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.parts.reorder.CheckRuns.Begun;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link CheckRuns} promises. */
public interface CheckRunsContract {

    CheckRuns runs();

    private static CheckRun run(Instant at) {
        return new CheckRun(
                UUID.randomUUID(),
                "clock",
                at,
                at.plusSeconds(60),
                false,
                Optional.empty(),
                Optional.empty(),
                CheckRun.Counts.NONE);
    }

    @Test
    default void one_is_at_work_and_a_dead_one_is_taken_over_and_stays_dead() {
        // A year after everybody else's, so that those are dead.
        var start = Samples.NOON.plus(Duration.ofDays(365));
        var results = Samples.atOnce(4, () -> runs().begin(run(start), start));
        assertThat(results).filteredOn(Begun.Started.class::isInstance).hasSize(1);
        var started =
                results.stream()
                        .filter(Begun.Started.class::isInstance)
                        .map(it -> ((Begun.Started) it).run())
                        .findFirst()
                        .orElseThrow();
        assertThat(results)
                .filteredOn(Begun.AtWork.class::isInstance)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it).isEqualTo(new Begun.AtWork(started.id())));
        assertThat(runs().find(started.id())).contains(started);

        var later = run(start.plusSeconds(60));
        assertThat(runs().begin(later, start.plusSeconds(60))).isEqualTo(new Begun.Started(later));
        runs().save(started);
        assertThat(runs().begin(run(start.plusSeconds(70)), start.plusSeconds(70)))
                .isEqualTo(new Begun.AtWork(later.id()));

        var finished =
                new CheckRun(
                        later.id(),
                        later.trigger(),
                        later.startedAt(),
                        later.leaseUntil(),
                        false,
                        Optional.of(start.plusSeconds(80)),
                        Optional.empty(),
                        new CheckRun.Counts(4, 3, 2, 1, 0));
        runs().save(finished);
        assertThat(runs().lastFinished()).contains(finished);
        var next = run(start.plusSeconds(81));
        assertThat(runs().begin(next, start.plusSeconds(81))).isEqualTo(new Begun.Started(next));
        runs().save(
                        new CheckRun(
                                next.id(),
                                next.trigger(),
                                next.startedAt(),
                                next.leaseUntil(),
                                false,
                                Optional.of(start.plusSeconds(82)),
                                Optional.empty(),
                                CheckRun.Counts.NONE));
    }

    private CheckRun begun(Instant at) {
        return ((Begun.Started) runs().begin(run(at), at)).run();
    }

    private static CheckRun at(
            CheckRun run, Optional<Part.Key> position, Optional<Instant> finishedAt) {
        return new CheckRun(
                run.id(),
                run.trigger(),
                run.startedAt(),
                run.leaseUntil(),
                run.waiting(),
                finishedAt,
                position,
                run.counts());
    }

    @Test
    default void a_run_goes_on_where_a_dead_one_stopped_unless_that_was_long_ago() {
        var start = Samples.NOON.plus(Duration.ofDays(300));
        var position = Optional.of(new Part.Key(new AccountId(7), new PartId("pads")));
        var dead = begun(start);
        assertThat(dead.position()).isEmpty();
        runs().save(at(dead, position, Optional.empty()));
        assertThat(runs().find(dead.id()).orElseThrow().position()).isEqualTo(position);

        var next = begun(start.plusSeconds(60));
        assertThat(next.position()).isEqualTo(position);
        assertThat(runs().find(next.id())).contains(next);

        var afterALongTime = begun(start.plus(Duration.ofHours(2)));
        assertThat(afterALongTime.position()).isEmpty();
        runs().save(at(afterALongTime, position, Optional.empty()));
        var end = Optional.of(afterALongTime.leaseUntil().minusSeconds(1));
        runs().save(at(afterALongTime, Optional.empty(), end));
        var fresh = begun(afterALongTime.leaseUntil());
        assertThat(fresh.position()).as("nobody died").isEmpty();
        runs().save(at(fresh, Optional.empty(), Optional.of(fresh.startedAt())));
    }

    private static CheckRun waiting(CheckRun run) {
        return new CheckRun(
                run.id(),
                run.trigger(),
                run.startedAt(),
                run.leaseUntil(),
                true,
                run.finishedAt(),
                run.position(),
                run.counts());
    }

    @Test
    default void one_that_waits_is_taken_up_once() {
        var start = Samples.NOON.plus(Duration.ofDays(330));
        var soon = start.plusSeconds(9);
        var lease = soon.plusSeconds(60);
        assertThat(runs().takeUp(soon, lease)).isEmpty();
        var asked = waiting(run(start));
        assertThat(runs().begin(asked, start)).isEqualTo(new Begun.Started(asked));
        assertThat(runs().find(asked.id())).contains(asked);
        assertThat(runs().begin(run(soon), soon)).isEqualTo(new Begun.AtWork(asked.id()));

        var taken = Samples.atOnce(4, () -> runs().takeUp(soon, lease));
        assertThat(taken.stream().flatMap(Optional::stream)).containsExactly(asked.takenUp(lease));
        assertThat(runs().find(asked.id())).contains(asked.takenUp(lease));
        assertThat(runs().begin(run(soon), start.plusSeconds(61)))
                .isEqualTo(new Begun.AtWork(asked.id()));
        runs().save(at(asked.takenUp(lease), Optional.empty(), Optional.of(soon)));

        var forgotten = waiting(run(lease));
        assertThat(runs().begin(forgotten, lease)).isEqualTo(new Begun.Started(forgotten));
        var over = forgotten.leaseUntil();
        assertThat(runs().takeUp(over, over.plusSeconds(60))).isEmpty();
        var next = begun(over);
        runs().save(at(next, Optional.empty(), Optional.of(over)));
    }
}
