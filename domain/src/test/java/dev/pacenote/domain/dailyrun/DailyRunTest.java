package dev.pacenote.domain.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DailyRunTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");

    private final UUID pass = UUID.randomUUID();
    private final DailyRun run =
            DailyRun.open(
                            UUID.randomUUID(),
                            LocalDate.of(2026, 11, 20),
                            Trigger.SCHEDULE,
                            pass,
                            NOW)
                    .savedAs(7);

    @Test
    void a_pass_is_under_way_until_it_ends() {
        assertThat(run.isUnderWay(pass)).isTrue();
        assertThat(run.in(RunState.WAITING).isUnderWay(pass)).isTrue();
        assertThat(run.ended(RunState.COMPLETED, Tally.NONE, NOW).isUnderWay(pass)).isFalse();
        assertThat(run.ended(RunState.INCOMPLETE, Tally.NONE, NOW).isUnderWay(pass)).isFalse();
    }

    @Test
    void a_pass_is_not_under_way_when_a_further_one_is() {
        var next = UUID.randomUUID();
        var again = run.ended(RunState.COMPLETED, Tally.NONE, NOW).again(Trigger.ADMIN, next, NOW);

        assertThat(again.isUnderWay(pass)).isFalse();
        assertThat(again.isUnderWay(next)).isTrue();
        assertThatThrownBy(() -> again.again(Trigger.ADMIN, pass, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_change_keeps_the_version_that_was_read() {
        var ended = run.in(RunState.WAITING).at(DailyRun.Progress.NONE);

        assertThat(ended.version()).isEqualTo(7);
        assertThat(ended.ended(RunState.COMPLETED, Tally.NONE, NOW).version()).isEqualTo(7);
        assertThat(
                        ended.ended(RunState.COMPLETED, Tally.NONE, NOW)
                                .again(Trigger.ADMIN, UUID.randomUUID(), NOW)
                                .version())
                .isEqualTo(7);
    }
}
