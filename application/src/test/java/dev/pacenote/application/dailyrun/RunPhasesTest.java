package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.SectionCount;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.identity.account.AccountId;
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

    private static DailySource source(Topic... topics) {
        return new DailySource() {

            @Override
            public void survey(DailyRun run, Monitor monitor) {
                monitor.progress(new DailyRun.SurveyCount(0, 0, 0, 0));
            }

            @Override
            public List<SectionWriter> sections() {
                return List.of(topics).stream().<SectionWriter>map(Section::new).toList();
            }
        };
    }

    private record Section(Topic topic) implements SectionWriter {

        @Override
        public List<AccountId> due(DailyRun run) {
            return List.of();
        }

        @Override
        public boolean write(AccountId person, DailyRun run) {
            return false;
        }
    }

    @Test
    void phases_are_the_sections_of_all_areas_in_order() {
        var phases = new RunPhases(List.of(source(SNOW), source(FOG)));

        assertThat(phases.processed(run(), 1)).isEqualTo(5);
        assertThat(phases.errors(run(), 1)).isEqualTo(2);
        assertThat(phases.processed(run(), 2)).isEqualTo(3);
        assertThat(phases.errors(run(), 2)).isEqualTo(1);
    }

    @Test
    void a_phase_that_no_area_has_counts_nothing() {
        assertThat(new RunPhases(List.of()).processed(run(), 1)).isZero();
        assertThat(new RunPhases(List.of(source(FOG))).errors(run(), 2)).isZero();
    }
}
