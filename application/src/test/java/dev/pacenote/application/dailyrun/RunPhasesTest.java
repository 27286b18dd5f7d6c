package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.SectionCount;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunPhasesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final Topic FOG = new Topic("weather.fog");
    private static final Topic SNOW = new Topic("weather.snow");

    private static DailyRun run() {
        var counts = Map.of(FOG, new SectionCount(3, 1), SNOW, new SectionCount(5, 2));
        return DailyRun.open(
                        UUID.randomUUID(),
                        LocalDate.of(2026, 11, 20),
                        DailyRun.Trigger.SCHEDULE,
                        UUID.randomUUID(),
                        NOW)
                .ended(RunState.COMPLETED, new DailyRun.Tally(counts, 0, 0, 0), NOW);
    }

    @Test
    void a_phase_shows_the_topic_that_has_its_number_in_whatever_order_areas_come() {
        for (var phases :
                List.of(
                        List.of(new RunPhase(1, SNOW), new RunPhase(2, FOG)),
                        List.of(new RunPhase(2, FOG), new RunPhase(1, SNOW)))) {
            var shown = new RunPhases(phases);
            assertThat(shown.processed(run(), 1)).isEqualTo(5);
            assertThat(shown.errors(run(), 1)).isEqualTo(2);
            assertThat(shown.processed(run(), 2)).isEqualTo(3);
            assertThat(shown.errors(run(), 2)).isEqualTo(1);
        }
    }

    @Test
    void a_phase_that_no_area_has_counts_nothing() {
        var shown = new RunPhases(List.of(new RunPhase(2, FOG)));

        assertThat(shown.processed(run(), 1)).isZero();
        assertThat(shown.errors(run(), 1)).isZero();
        assertThat(shown.processed(run(), 2)).isEqualTo(3);
    }

    @Test
    void two_topics_of_one_number_are_refused() {
        assertThatThrownBy(
                        () -> new RunPhases(List.of(new RunPhase(1, FOG), new RunPhase(1, SNOW))))
                .hasMessage("more than one phase of a run is called 1");
    }
}
