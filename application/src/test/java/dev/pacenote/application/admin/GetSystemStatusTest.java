package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever looks after the service sees whether the day's work was done. */
class GetSystemStatusTest {

    private static final DailySchedule AT_FIVE =
            new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC);

    private final IdentityWorld world = new IdentityWorld();
    private final Stores stores = InMemoryStores.on(world.tables);

    private GetSystemStatus.SystemStatus status(CrashPoint crashPoint) {
        return new GetSystemStatus(
                        crashPoint.on(DailyRuns.class, stores.runs()),
                        AT_FIVE,
                        crashPoint.on(DailyEmails.class, stores.emails()),
                        crashPoint.on(Sessions.class, world.sessions),
                        () -> world.now)
                .take();
    }

    private GetSystemStatus.SystemStatus status() {
        return status(CrashPoint.whole());
    }

    private DailyRun started() {
        var run =
                DailyRun.open(
                        UUID.randomUUID(),
                        UtcDate.of(world.now),
                        DailyRun.Trigger.CRON,
                        UUID.randomUUID(),
                        world.now);
        return stores.runs().insert(run).orUndo("a run");
    }

    private DailyRun ended(RunState how) {
        var run = started().ended(how, DailyRun.Tally.NONE, world.now);
        return stores.runs().save(run).orUndo("a run");
    }

    @Test
    void a_service_that_never_ran_is_not_late() {
        assertThat(status())
                .isEqualTo(
                        new GetSystemStatus.SystemStatus(
                                Duration.ZERO,
                                Duration.ZERO,
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                0));
    }

    @Test
    void a_run_that_goes_on_says_how_long() {
        var run = started();
        world.pass(Duration.ofMinutes(3));

        assertThat(status().active()).isEqualTo(Duration.ofMinutes(3));
        assertThat(status().lastRun()).contains(run);
        assertThat(status().completed()).isEmpty();
    }

    @Test
    void a_day_without_a_run_is_late_from_the_minute_it_was_due() {
        var run = ended(RunState.COMPLETED);
        world.pass(Duration.ofHours(17));
        assertThat(status().late()).isZero();

        world.pass(Duration.ofMinutes(10));

        assertThat(status().late()).isEqualTo(Duration.ofMinutes(10));
        assertThat(status().completed()).isEqualTo(run.finishedAt());
        assertThat(status().active()).isZero();
    }

    @Test
    void an_incomplete_run_is_the_last_one_and_not_the_last_completed() {
        var completed = ended(RunState.COMPLETED);
        world.pass(Duration.ofDays(1));
        var incomplete = ended(RunState.INCOMPLETE);

        assertThat(status().lastRun()).contains(incomplete);
        assertThat(status().completed()).isEqualTo(completed.finishedAt());
    }

    @Test
    void mails_that_wait_and_open_sessions_are_counted() {
        var fox = world.account();
        world.session(fox);
        world.sessions.revoke(world.session(fox).id());
        MailSamples.opened(stores.emails(), new DailyEmailKey(fox.id(), UtcDate.of(world.now)));

        assertThat(status().unsent()).isOne();
        assertThat(status().sessions()).isOne();
    }

    @Test
    void a_store_that_is_away_is_an_outage_and_no_zero() {
        var whole = CrashPoint.whole();
        status(whole);
        assertThat(whole.points()).isGreaterThanOrEqualTo(10);

        assertThatThrownBy(() -> status(CrashPoint.storesAway(0, 100)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> status(CrashPoint.storesAway(whole.points() - 1, 1)))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
