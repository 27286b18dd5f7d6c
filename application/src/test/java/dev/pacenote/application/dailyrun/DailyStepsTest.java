package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.dailyrun.WorkItem.Outcome;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.platform.UtcDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the steps of a daily run leave behind. */
class DailyStepsTest {

    private final WeatherWorld world = new WeatherWorld();
    private final RunNotes notes = world.stores.runNotes();
    private final DailyRun run =
            DailyRun.open(
                    UUID.randomUUID(),
                    UtcDate.of(world.now),
                    DailyRun.Trigger.CRON,
                    UUID.randomUUID(),
                    world.now);

    private static WorkItem.Section wind(Account listener) {
        return new WorkItem.Section(listener.id(), WeatherWorld.WIND);
    }

    /** Takes no note of a section that was made. */
    private final class NoSuccess implements RunNotes {
        @Override
        public void note(UUID pass, WorkItem item, Outcome outcome) {
            if (outcome == Outcome.DONE) {
                throw new IllegalStateException("no note of " + item);
            }
            notes.note(pass, item, outcome);
        }

        @Override
        public Map<WorkItem, Outcome> of(UUID pass) {
            return notes.of(pass);
        }

        @Override
        public Counted count(UUID pass) {
            return notes.count(pass);
        }

        @Override
        public void deleteAll(UUID pass) {
            notes.deleteAll(pass);
        }
    }

    @Test
    void a_section_is_made_and_noted() {
        var listener = world.listener();

        world.steps().write(run, wind(listener));

        assertThat(told(listener)).isEqualTo(1);
        assertThat(notes.of(run.pass())).isEqualTo(Map.of(wind(listener), Outcome.DONE));
    }

    @Test
    void a_section_that_cannot_be_noted_is_not_made_and_noted_as_failed() {
        var listener = world.listener();

        world.steps(new NoSuccess()).write(run, wind(listener));

        assertThat(told(listener)).isZero();
        assertThat(notes.of(run.pass())).isEqualTo(Map.of(wind(listener), Outcome.FAILED));
    }

    private int told(Account listener) {
        return world.stores
                .notices()
                .part(listener.id(), WeatherWorld.WIND, Optional.empty(), 10)
                .rows()
                .size();
    }
}
