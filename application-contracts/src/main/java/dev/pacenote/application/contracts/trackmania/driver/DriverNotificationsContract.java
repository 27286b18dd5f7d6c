package dev.pacenote.application.contracts.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.GuardList;
import dev.pacenote.domain.trackmania.driver.GuardList.Decision;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link DriverNotifications} promises. */
public interface DriverNotificationsContract {

    DriverNotifications driverNotifications();

    Accounts accounts();

    Drivers drivers();

    Transactions transactions();

    private DriverNotifications guards() {
        return driverNotifications();
    }

    private GuardListChanges changes() {
        return new GuardListChanges(guards());
    }

    private AccountId driver() {
        var account = Samples.account(accounts());
        drivers().save(new DriverIdentity(account.id(), "Nova", Samples.driver()));
        return account.id();
    }

    private static LeaderboardPosition standing() {
        return new LeaderboardPosition(
                Samples.driver(),
                2,
                Optional.of(new Score.Visible(40_000)),
                Set.of(Samples.driver()));
    }

    private Decision guard(AccountId owner, MapUid map, int max) {
        return changes()
                .guard(
                        owner,
                        new DriverNotification.GuardedMap(map, new MapName("$f00'; --")),
                        standing(),
                        Samples.NOON,
                        max)
                .orElseThrow();
    }

    private DriverNotification guarded(AccountId owner) {
        var map = Samples.map();
        return switch (guard(owner, map, 10)) {
            case Decision.Guarded(var list) -> list.on(map).orElseThrow();
            case Decision other -> throw new AssertionError(other);
        };
    }

    private GuardList list(AccountId owner) {
        return guards().find(owner).orElseThrow();
    }

    @Test
    default void a_list_is_found_as_it_was_saved_newest_first() {
        var me = driver();
        assertThat(guards().find(me)).contains(GuardList.empty(me));
        var first = guarded(me);
        var second = guarded(me);

        assertThat(guards().of(me)).containsExactly(second, first);
        assertThat(guards().findForUpdate(me)).isEqualTo(guards().find(me));
        assertThat(guards().guarding()).containsSubsequence(first, second);
        assertThat(first.standing().position()).isEqualTo(2);
        assertThat(first.mapName().raw()).isEqualTo("$f00'; --");
    }

    @Test
    default void whoever_named_no_driver_has_no_list() {
        var nobody = Samples.account(accounts()).id();

        assertThat(guards().find(nobody)).isEmpty();
        assertThat(guards().findForUpdate(nobody)).isEmpty();
        assertThat(guards().of(nobody)).isEmpty();
        assertThat(guards().save(GuardList.empty(nobody))).isEqualTo(new SaveResult.Conflict<>());
    }

    @Test
    default void another_driver_keeps_the_list() {
        var me = driver();
        var place = guarded(me);

        drivers().save(new DriverIdentity(me, "Vega", Samples.driver()));

        assertThat(guards().of(me)).containsExactly(place);
    }

    @Test
    default void of_many_who_guard_one_map_at_once_one_wins() {
        var me = driver();
        var map = Samples.map();

        var results = Samples.atOnce(8, () -> guard(me, map, 10));

        assertThat(results).filteredOn(r -> r instanceof Decision.Guarded).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Decision.AlreadyTracked).hasSize(7);
    }

    @Test
    default void the_limit_holds_also_at_once() {
        var me = driver();

        var results = Samples.atOnce(8, () -> guard(me, Samples.map(), 3));

        assertThat(results).filteredOn(r -> r instanceof Decision.Guarded).hasSize(3);
        assertThat(results).filteredOn(r -> r instanceof Decision.LimitReached).hasSize(5);
        assertThat(guards().of(me)).hasSize(3);
    }

    @Test
    default void only_the_owner_releases_and_released_stays_released() {
        var me = driver();
        var other = driver();
        var place = guarded(me);
        var before = list(me);

        assertThat(changes().release(other, place.id())).isFalse();
        assertThat(changes().release(me, place.id())).isTrue();
        assertThat(changes().release(me, place.id())).isFalse();
        assertThat(guards().save(before.look(List.of(place))))
                .isEqualTo(new SaveResult.Conflict<>());
        assertThat(guards().of(me)).isEmpty();
    }

    @Test
    default void what_a_look_found_and_the_pass_are_kept() {
        var me = driver();
        var before = guarded(me);
        var other = guarded(me);
        var board =
                Samples.board(
                        before.map(), Samples.entry(Samples.driver(), 1, 39_000, Samples.NOON));
        var look =
                (DriverNotification.PositionResult.Seen)
                        before.look(
                                board,
                                before.standing().account(),
                                MapType.RACE,
                                Samples.NOON.plusSeconds(60));
        var list = list(me);
        var next = list.look(List.of(look.next())).markProcessed(UUID.randomUUID());

        var saved = guards().save(next);

        assertThat(saved)
                .isEqualTo(
                        new SaveResult.Saved<>(
                                next.savedAs(list.version() + 1, next.notifications())));
        assertThat(guards().find(me)).contains(((SaveResult.Saved<GuardList>) saved).value());
        assertThat(guards().of(me)).containsExactly(other, look.next());
        assertThat(look.next().lastChange()).isPresent();
    }

    @Test
    default void whoever_saves_a_list_that_somebody_else_saved_meanwhile_is_refused() {
        var me = driver();
        guarded(me);
        var old = list(me);
        guarded(me);

        assertThat(guards().save(old.markProcessed(UUID.randomUUID())))
                .isEqualTo(new SaveResult.Conflict<>());

        assertThat(guards().of(me)).hasSize(2);
        assertThat(list(me).lastPass()).isEmpty();
    }

    /** A person guards and releases places while the daily run makes their section. */
    @Test
    default void of_guarding_releasing_and_sections_at_once_nothing_is_lost() {
        var me = driver();
        var released = List.of(guarded(me), guarded(me));
        var stays = guarded(me);
        var turns = new AtomicInteger();

        Samples.atOnce(
                6,
                () -> {
                    int turn = turns.getAndIncrement();
                    return switch (turn % 3) {
                        case 0 -> guard(me, Samples.map(), 10);
                        case 1 -> changes().release(me, released.get(turn / 3).id());
                        default -> section(me, turn);
                    };
                });

        var after = list(me);
        assertThat(after.notifications()).hasSize(3).doesNotContainAnyElementsOf(released);
        assertThat(after.on(stays.map()).orElseThrow().lastCheckedAt())
                .isAfter(stays.lastCheckedAt());
        assertThat(after.lastPass()).isPresent();
        assertThat(after.version()).isEqualTo(3 + 6);
    }

    private GuardList section(AccountId owner, int turn) {
        return transactions()
                .inTransaction(
                        () -> {
                            var held = guards().findForUpdate(owner).orElseThrow();
                            var looked =
                                    held.notifications().stream()
                                            .map(
                                                    place ->
                                                            place.confirmed(
                                                                    Samples.NOON.plusSeconds(turn)))
                                            .toList();
                            return guards().save(held.look(looked).markProcessed(UUID.randomUUID()))
                                    .orUndo("a list");
                        });
    }

    private static void awaitThe(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).as("the other thread came by").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void a_list_that_is_held_waits_for_the_end_of_the_transaction() throws Exception {
        var me = driver();
        var held = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first =
                    threads.submit(
                            () ->
                                    transactions()
                                            .run(
                                                    () -> {
                                                        section(me, 1);
                                                        held.countDown();
                                                        awaitThe(ended);
                                                        throw new IllegalStateException("undone");
                                                    }));
            awaitThe(held);
            var second = threads.submit(() -> guard(me, Samples.map(), 9));
            ended.countDown();

            assertThatThrownBy(first::get).hasRootCauseMessage("undone");
            assertThat(second.get()).isInstanceOf(Decision.Guarded.class);
        }
        assertThat(list(me).notifications()).hasSize(1);
        assertThat(list(me).lastPass()).isEmpty();
    }

    /** Lists in every mixture of places, passes and disabled owners. */
    @Test
    default void exactly_the_owners_of_lists_that_are_due_are_found_in_order() {
        var pass = UUID.randomUUID();
        var random = new Random(3);
        var enabled = new HashMap<AccountId, Boolean>();
        for (int i = 0; i < 30; i++) {
            var owner = driver();
            for (int places = random.nextInt(3); places > 0; places--) {
                guarded(owner);
            }
            if (random.nextBoolean()) {
                var last = random.nextBoolean() ? pass : UUID.randomUUID();
                assertThat(guards().save(list(owner).markProcessed(last)))
                        .isInstanceOf(SaveResult.Saved.class);
            }
            boolean may = random.nextInt(3) > 0;
            Samples.changed(accounts(), owner, account -> account.enabled(may));
            enabled.put(owner, may);
        }

        var due = guards().due(pass).stream().filter(enabled::containsKey).toList();
        var guarding = guards().guarding();

        assertThat(due)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingLong(AccountId::value));
        for (var owner : enabled.entrySet()) {
            var list = list(owner.getKey());
            assertThat(due.contains(owner.getKey()))
                    .as(list.toString())
                    .isEqualTo(list.isDue(pass, owner.getValue()));
            assertThat(guarding.containsAll(list.notifications()))
                    .isEqualTo(owner.getValue() || list.notifications().isEmpty());
        }
    }
}
