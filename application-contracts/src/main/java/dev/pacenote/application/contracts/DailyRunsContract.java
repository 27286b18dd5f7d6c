package dev.pacenote.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.DailyRun.Progress;
import dev.pacenote.domain.notice.DailyRun.SectionCount;
import dev.pacenote.domain.notice.DailyRun.Tally;
import dev.pacenote.domain.notice.DailyRun.Trigger;
import dev.pacenote.domain.notice.RunState;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What {@link dev.pacenote.application.notice.DailyRuns} promises. */
public interface DailyRunsContract {

    Stores stores();

    private static DailyRun run() {
        var date = LocalDate.ofEpochDay(ThreadLocalRandom.current().nextInt(1, 1_000_000));
        return DailyRun.open(
                UUID.randomUUID(), date, Trigger.CRON, UUID.randomUUID(), Samples.NOON);
    }

    @Test
    default void a_run_is_found_by_its_date_as_it_was_saved_last() {
        var run = run();
        stores().runs().save(run);
        var ended =
                run.at(new Progress(9, 8, 7, 6, 5, 4))
                        .ended(
                                RunState.COMPLETED,
                                new Tally(
                                        Map.of(new Topic("weather"), new SectionCount(3, 1)),
                                        2,
                                        1,
                                        1),
                                Samples.NOON.plusSeconds(1));

        stores().runs().save(ended);

        assertThat(stores().runs().find(run.date())).contains(ended);
        assertThat(stores().runs().active()).doesNotContain(run);
        assertThat(stores().runs().find(run.date().plusDays(2_000_000))).isEmpty();
    }

    @Test
    default void a_run_is_active_until_it_ends() {
        var run = run();
        stores().runs().save(run);
        assertThat(stores().runs().active()).contains(run);
        stores().runs().save(run.in(RunState.WAITING));
        assertThat(stores().runs().active()).contains(run.in(RunState.WAITING));

        stores().runs().save(run.ended(RunState.INCOMPLETE, Tally.NONE, Samples.NOON));

        assertThat(stores().runs().active()).extracting(DailyRun::date).doesNotContain(run.date());
    }

    @Test
    default void the_latest_run_is_the_one_of_the_latest_date() {
        var far = LocalDate.ofEpochDay(2_000_000);
        var run =
                DailyRun.open(
                        UUID.randomUUID(), far, Trigger.ADMIN, UUID.randomUUID(), Samples.NOON);
        stores().runs().save(run.ended(RunState.COMPLETED, Tally.NONE, Samples.NOON));

        assertThat(stores().runs().latest().orElseThrow().date()).isEqualTo(far);
    }
}
