package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.dailyrun.CrashedRunTest.Story;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.delivery.Lease;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stores give no answer for a while, from every single point of a run on: a fail-over, or too
 * many questions at once. Unlike after a crash, somebody still knows which mails left.
 */
class AbsentStoresTest {

    /** So many questions in a row get no answer. */
    private static final int SPELL = 5;

    static Stream<Supplier<DailyRunWorld>> worlds() {
        return Stream.of(DailyRunWorld::new, DailyRunWorld::withOutboxElsewhere);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void a_mail_that_left_does_not_leave_twice(Supplier<DailyRunWorld> world)
            throws InterruptedException {
        var whole = CrashPoint.storesAway(Integer.MAX_VALUE - SPELL, SPELL);
        new Story(world.get()).world.run(whole);
        assertThat(whole.points()).isGreaterThan(80);

        for (int point = 0; point < whole.points(); point++) {
            var story = new Story(world.get());
            runWithoutStores(story, CrashPoint.storesAway(point, SPELL));
            // Whatever was claimed and not sent is free again.
            story.world.now = story.world.now.plus(Lease.LENGTH);
            story.world.run(CrashPoint.whole());

            assertThat(story.world.outbox).as("away from point %d on", point).hasSize(2);
            story.everybodyHeardOnce();
            assertThat(story.world.emails.unreported()).isEmpty();
        }
    }

    private static void runWithoutStores(Story story, CrashPoint crashPoint)
            throws InterruptedException {
        try {
            story.world.run(crashPoint);
        } catch (StoreUnavailableException e) {
            assertThat(e).hasRootCauseMessage("no answer");
        } catch (IllegalStateException e) {
            // On a thread of the survey it reaches us wrapped.
            assertThat(e).hasRootCauseMessage("no answer");
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void stores_that_stay_away_end_the_run_and_not_the_waiting_alone(Supplier<DailyRunWorld> world)
            throws InterruptedException {
        var whole = CrashPoint.storesAway(Integer.MAX_VALUE - SPELL, SPELL);
        new Story(world.get()).world.run(whole);
        var story = new Story(world.get());
        var before = story.world.now;

        assertThatThrownBy(
                        () -> story.world.run(CrashPoint.storesAway(whole.points() / 2, 1_000_000)))
                .hasRootCauseMessage("no answer");

        assertThat(story.world.now).isBefore(before.plus(Lease.LENGTH));
    }
}
