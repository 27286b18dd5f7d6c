package dev.pacenote.application.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNames;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshDriverNamesTest {

    private final Tables tables = new Tables();
    private final InMemoryDrivers drivers = new InMemoryDrivers(tables);
    private final InMemoryPlayerNameCache book = new InMemoryPlayerNameCache();
    private final InMemoryPlayerNames upstream = new InMemoryPlayerNames();
    private final PlayerId nova = Samples.driver();
    private Instant now = Instant.parse("2026-11-20T05:00:00Z");

    private final RefreshDriverNames names = names(CrashPoint.whole());

    private RefreshDriverNames names(CrashPoint crashPoint) {
        return new RefreshDriverNames(
                crashPoint.on(Drivers.class, drivers),
                crashPoint.on(PlayerNameCache.class, book),
                crashPoint.on(PlayerNames.class, upstream),
                () -> now);
    }

    private DriverIdentity named(String name) {
        var person = Samples.account(new InMemoryAccounts(tables)).id();
        var identity = new DriverIdentity(person, name, nova);
        drivers.save(identity);
        return identity;
    }

    private String name(DriverIdentity identity) {
        return drivers.find(identity.person()).orElseThrow().name();
    }

    @Test
    void a_driver_who_was_renamed_is_called_so_after_the_next_run() {
        var identity = named("Nova");
        upstream.names.put(nova, "Supernova");

        names.refresh();

        assertThat(name(identity)).isEqualTo("Supernova");
    }

    @Test
    void names_are_asked_for_once_a_day_and_not_at_all_when_the_run_learned_them() {
        var identity = named("Nova");
        upstream.names.put(nova, "Nova");
        names.refresh();
        names.refresh();
        assertThat(upstream.asked).hasSize(1);

        now = now.plus(Duration.ofDays(1));
        book.write(Map.of(nova, "Supernova"), now);
        names.refresh();

        assertThat(upstream.asked).hasSize(1);
        assertThat(name(identity)).isEqualTo("Supernova");
    }

    @Test
    void a_name_that_nobody_can_see_replaces_none() {
        var identity = named("Nova");
        upstream.names.put(nova, "\u200b\u2060");

        names.refresh();

        assertThat(name(identity)).isEqualTo("Nova");
    }

    @Test
    void when_the_upstream_is_away_or_knows_nothing_the_name_stays() {
        var identity = named("Nova");
        names.refresh();
        assertThat(name(identity)).isEqualTo("Nova");

        upstream.isAway = true;
        now = now.plus(Duration.ofDays(1));
        names.refresh();

        assertThat(name(identity)).isEqualTo("Nova");
    }

    /** Brings the name of a renamed driver up to date. */
    private static final class Refreshing implements CrashEverywhere.Story {
        private final RefreshDriverNamesTest test = new RefreshDriverNamesTest();
        private final DriverIdentity renamed = test.named("Nova");

        Refreshing() {
            test.upstream.names.put(test.nova, "Supernova");
        }

        @Override
        public void act(CrashPoint crashPoint) {
            test.names(crashPoint).refresh();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.name(renamed)).isIn("Nova", "Supernova");
        }

        @Override
        public void isDone() {
            assertThat(test.name(renamed)).isEqualTo("Supernova");
        }
    }

    @Test
    void a_crash_at_any_point_leaves_names_that_the_next_run_brings_up_to_date() throws Exception {
        CrashEverywhere.run(Refreshing::new);
    }
}
