package dev.pacenote.application.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person says which driver they are. */
class NameDriverTest {

    private static final MapUid MAP = new MapUid("one");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final PlayerId nova = Samples.driver();
    private final PlayerId owl = Samples.driver();

    NameDriverTest() {
        world.names.names.put(nova, "Nova");
        world.names.names.put(owl, "Owl");
    }

    private NameDriver drivers(CrashPoint crashPoint) {
        return new NameDriver(
                crashPoint.on(Drivers.class, world.stores.drivers()),
                crashPoint.on(DriverNotifications.class, world.stores.driverNotifications()),
                crashPoint.on(PlayerNames.class, world.names),
                crashPoint.on(RateLimiter.class, world.stores.rateLimiter()),
                () -> world.now);
    }

    private NameDriver.Result name(String typed) {
        return drivers(CrashPoint.whole()).name(fox.id(), new PlayerName(typed));
    }

    private Optional<DriverIdentity> stored() {
        return drivers(CrashPoint.whole()).of(fox.id());
    }

    @Test
    void a_driver_is_found_in_any_letter_case_and_kept_as_the_game_spells_them() {
        var identity = new DriverIdentity(fox.id(), "Nova", nova);

        assertThat(name("nOVA")).isEqualTo(new NameDriver.Result.Named(identity, 0));

        assertThat(stored()).contains(identity);
        assertThat(world.stores.driverNotifications().find(fox.id()))
                .as("a list of places to guard")
                .isPresent();
    }

    @Test
    void whoever_names_another_driver_has_their_guarded_places_taken_anew() {
        name("Nova");
        world.guard(fox, nova, MAP);
        assertThat(name("Nova")).as("the same driver").isEqualTo(named("Nova", nova, 0));

        assertThat(name("Owl")).isEqualTo(named("Owl", owl, 1));

        assertThat(stored()).map(DriverIdentity::account).contains(owl);
        assertThat(world.stores.driverNotifications().of(fox.id())).as("still guarded").hasSize(1);
    }

    private NameDriver.Result named(String name, PlayerId driver, int rebased) {
        return new NameDriver.Result.Named(new DriverIdentity(fox.id(), name, driver), rebased);
    }

    @Test
    void a_name_that_no_player_has_changes_nothing() {
        name("Nova");

        assertThat(name("Nobody")).isEqualTo(new NameDriver.Result.NoSuchPlayer());

        assertThat(stored()).map(DriverIdentity::account).contains(nova);
    }

    @Test
    void an_outage_is_not_taken_for_a_player_who_does_not_exist() {
        world.names.isAway = true;

        assertThatThrownBy(() -> name("Nova")).isInstanceOf(UpstreamException.class);

        assertThat(stored()).isEmpty();
    }

    @Test
    void a_person_tries_ten_names_in_five_minutes_and_no_more() {
        assertThat(IntStream.range(0, 10).mapToObj(_ -> name("Nobody")))
                .hasSize(10)
                .containsOnly(new NameDriver.Result.NoSuchPlayer());

        var window = NameDriver.NAMES.window();
        assertThat(name("Nova")).isEqualTo(new NameDriver.Result.TooMany(window));
        assertThat(stored()).isEmpty();
        world.pass(window);
        assertThat(name("Nova")).isInstanceOf(NameDriver.Result.Named.class);
    }

    /** Names another driver than before. */
    private static final class Naming implements CrashEverywhere.Story {
        private final NameDriverTest test = new NameDriverTest();

        Naming() {
            test.name("Nova");
            test.world.guard(test.fox, test.nova, MAP);
        }

        @Override
        public void act(CrashPoint crashPoint) {
            assertThat(test.drivers(crashPoint).name(test.fox.id(), new PlayerName("Owl")))
                    .isInstanceOf(NameDriver.Result.Named.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.stored())
                    .map(identity -> identity.name() + identity.account())
                    .hasValueSatisfying(
                            driver ->
                                    assertThat(driver).isIn("Nova" + test.nova, "Owl" + test.owl));
            assertThat(test.world.stores.driverNotifications().of(test.fox.id())).hasSize(1);
        }

        @Override
        public void isDone() {
            assertThat(test.stored()).contains(new DriverIdentity(test.fox.id(), "Owl", test.owl));
            assertThat(test.world.stores.driverNotifications().of(test.fox.id())).hasSize(1);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_the_one_driver_or_the_other() throws Exception {
        CrashEverywhere.run(Naming::new);
    }
}
