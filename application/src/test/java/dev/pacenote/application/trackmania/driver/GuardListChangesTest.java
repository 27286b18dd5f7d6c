package dev.pacenote.application.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.GuardList;
import dev.pacenote.domain.trackmania.driver.GuardList.Decision;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A list of guarded places is read, the domain decides, what it decided is saved. */
class GuardListChangesTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");

    private final Stores stores = InMemoryStores.on(new Tables());
    private final GuardListChanges changes = new GuardListChanges(stores.driverNotifications());
    private final Account fox = Samples.account(stores.accounts());
    private final PlayerId nova = Samples.driver();

    private void isNova() {
        stores.drivers().save(new DriverIdentity(fox.id(), "Nova", nova));
    }

    private Optional<Decision> guard(GuardListChanges by, MapUid map, int place, int max) {
        return by.guard(
                fox.id(),
                new DriverNotification.GuardedMap(map, new MapName("typed")),
                new LeaderboardPosition(nova, place, Optional.empty(), Set.of()),
                Samples.NOON,
                max);
    }

    private GuardList list() {
        return stores.driverNotifications().find(fox.id()).orElseThrow();
    }

    /** Changes that are overtaken by other work right after they have read the list. */
    private GuardListChanges overtakenBy(Runnable others) {
        var real = stores.driverNotifications();
        var before = new AtomicBoolean(true);
        return new GuardListChanges(
                (DriverNotifications)
                        Proxy.newProxyInstance(
                                DriverNotifications.class.getClassLoader(),
                                new Class<?>[] {DriverNotifications.class},
                                (_, method, arguments) -> {
                                    var answer = method.invoke(real, arguments);
                                    if (before.getAndSet(false)) {
                                        others.run();
                                    }
                                    return answer;
                                }));
    }

    @Test
    void a_place_is_guarded_until_it_is_released() {
        isNova();

        assertThat(guard(changes, ONE, 1, 9)).contains(new Decision.Guarded(list()));
        assertThat(list().notifications()).extracting(DriverNotification::map).containsExactly(ONE);

        var id = list().notifications().getFirst().id();
        assertThat(changes.release(fox.id(), id)).isTrue();
        assertThat(changes.release(fox.id(), id)).as("twice").isFalse();
        assertThat(list().notifications()).isEmpty();
    }

    @Test
    void whoever_did_not_say_which_driver_they_are_guards_nothing() {
        assertThat(guard(changes, ONE, 1, 9)).isEmpty();
    }

    @Test
    void what_is_refused_changes_nothing() {
        isNova();
        guard(changes, ONE, 1, 9);
        var before = list();

        assertThat(guard(changes, ONE, 1, 9)).contains(new Decision.AlreadyTracked());
        assertThat(guard(changes, TWO, 1, 1)).contains(new Decision.LimitReached());
        assertThat(guard(changes, TWO, 6, 9)).contains(new Decision.NotInTop5());

        assertThat(list()).isEqualTo(before);
    }

    @Test
    void whoever_was_overtaken_adds_to_what_is_there_now() {
        isNova();
        var overtaken = overtakenBy(() -> guard(changes, TWO, 1, 9));

        assertThat(guard(overtaken, ONE, 1, 9)).contains(new Decision.Guarded(list()));

        assertThat(list().notifications())
                .extracting(DriverNotification::map)
                .containsExactly(ONE, TWO);
    }

    @Test
    void whoever_was_overtaken_is_refused_by_what_is_there_now() {
        isNova();
        var overtaken = overtakenBy(() -> guard(changes, TWO, 1, 1));

        assertThat(guard(overtaken, ONE, 1, 1)).contains(new Decision.LimitReached());

        assertThat(list().notifications()).extracting(DriverNotification::map).containsExactly(TWO);
    }

    @Test
    void whoever_leaves_meanwhile_guards_nothing() {
        isNova();
        var overtaken = overtakenBy(() -> stores.accounts().delete(fox.id()));

        assertThat(guard(overtaken, ONE, 1, 9)).isEmpty();

        assertThat(stores.driverNotifications().find(fox.id())).isEmpty();
    }

    @Test
    void of_many_who_guard_at_once_no_more_succeed_than_there_is_room_for() {
        isNova();

        var decisions = Samples.atOnce(8, () -> guard(changes, Samples.map(), 1, 3).orElseThrow());

        assertThat(decisions).filteredOn(Decision.Guarded.class::isInstance).hasSize(3);
        assertThat(decisions).filteredOn(new Decision.LimitReached()::equals).hasSize(5);
        assertThat(list().notifications()).hasSize(3);
    }
}
