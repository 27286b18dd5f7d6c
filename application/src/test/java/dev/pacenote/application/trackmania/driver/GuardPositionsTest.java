package dev.pacenote.application.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.delivery.history.InboxChannel;
import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.digest.DigestChannel;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapDescriptions;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.driver.GuardPositions.Created;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A driver guards their place on a map, looks at what is guarded, or stops. */
class GuardPositionsTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");
    private static final MapName TYPED = new MapName("as typed");
    private static final Paging PAGE = new Paging(1, 20);

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final PlayerId nova = Samples.driver();
    private int most = 10;

    GuardPositionsTest() {
        world.stores.drivers().save(new DriverIdentity(fox.id(), "Nova", nova));
        stands(ONE, 2);
        stands(TWO, 5);
        world.exchange.list("Owl", LookupWorld.listing(ONE, "$f00Canyon", Optional.empty()));
    }

    private GuardPositions positions() {
        return positions(CrashPoint.whole());
    }

    private GuardPositions positions(CrashPoint crashPoint) {
        return new GuardPositions(
                crashPoint.on(DriverNotifications.class, world.stores.driverNotifications()),
                crashPoint.on(Drivers.class, world.stores.drivers()),
                world.readBoard(crashPoint),
                new MapDescriptions(
                        crashPoint.on(MapCatalog.class, world.stores.catalog()),
                        crashPoint.on(MapExchange.class, world.exchange),
                        Runnable::run),
                crashPoint.on(RateLimiter.class, world.stores.rateLimiter()),
                () -> most,
                () -> world.now);
    }

    private ReadPositionHistory history() {
        return new ReadPositionHistory(
                world.stores.driverNotifications(),
                new ReadNotices(
                        world.stores.notices(),
                        List.of(
                                new InboxChannel(),
                                new DigestChannel(
                                        Set.of(),
                                        world.stores.digestItems(),
                                        world.stores.emails()))));
    }

    /** The game's board of a map shows the driver at this place. */
    private void stands(MapUid map, int place) {
        world.leaderboards.boards.put(
                map,
                Samples.board(
                        map,
                        IntStream.rangeClosed(1, place)
                                .mapToObj(
                                        at ->
                                                Samples.entry(
                                                        at == place ? nova : Samples.driver(),
                                                        at,
                                                        40_000 + at,
                                                        Samples.NOON))
                                .toArray(Entry[]::new)));
    }

    private Created guard(MapUid map) {
        return positions().create(fox.id(), map, TYPED);
    }

    private List<DriverNotification> guarded() {
        return world.stores.driverNotifications().of(fox.id());
    }

    private DriverNotification one() {
        assertThat(guard(ONE)).isInstanceOf(Created.Ok.class);
        return guarded().getFirst();
    }

    @Test
    void a_place_among_the_best_five_is_guarded_from_where_the_driver_stands_now() {
        var result = guard(ONE);

        assertThat(guarded()).hasSize(1);
        assertThat(result).isEqualTo(new Created.Ok(guarded().getFirst(), MapType.RACE));
        assertThat(guarded().getFirst().map()).isEqualTo(ONE);
        assertThat(guarded().getFirst().standing().position()).isEqualTo(2);
    }

    @Test
    void the_name_of_the_exchange_replaces_the_typed_one_which_serves_where_there_is_none() {
        guard(ONE);
        world.pass(Duration.ofMinutes(1));
        guard(TWO);

        assertThat(positions().of(fox.id()))
                .as("newest first")
                .extracting(guarded -> guarded.notification().mapName())
                .containsExactly(TYPED, new MapName("$f00Canyon"));
    }

    @Test
    void a_map_keeps_its_typed_name_while_the_exchange_is_away() {
        world.exchange.isAway = true;

        assertThat(guard(ONE)).isInstanceOf(Created.Ok.class);

        assertThat(positions().of(fox.id()))
                .extracting(guarded -> guarded.notification().mapName())
                .containsExactly(TYPED);
    }

    @Test
    void the_second_time_a_map_is_guarded_already_and_no_board_is_asked_for() {
        guard(ONE);
        world.leaderboards.asked.clear();
        world.pass(Duration.ofHours(1));

        assertThat(guard(ONE)).isEqualTo(new Created.AlreadyTracked());

        assertThat(guarded()).hasSize(1);
        assertThat(world.leaderboards.asked).isEmpty();
    }

    @Test
    void nobody_guards_more_maps_than_the_setting_allows() {
        most = 1;
        guard(ONE);
        world.leaderboards.asked.clear();

        assertThat(guard(TWO)).isEqualTo(new Created.LimitReached(1));

        assertThat(guarded()).hasSize(1);
        assertThat(world.leaderboards.asked).isEmpty();
        most = 2;
        assertThat(guard(TWO)).isInstanceOf(Created.Ok.class);
    }

    @Test
    void a_place_below_the_best_five_or_on_no_board_is_not_guarded() {
        stands(ONE, 6);

        assertThat(guard(ONE)).isEqualTo(new Created.NotInTop5());
        assertThat(guard(new MapUid("three"))).isEqualTo(new Created.NotInTop5());

        assertThat(guarded()).isEmpty();
    }

    @Test
    void whoever_has_not_said_which_driver_they_are_guards_nothing() {
        var hare = Samples.account(world.stores.accounts());

        assertThat(positions().create(hare.id(), ONE, TYPED)).isEqualTo(new Created.NoDriver());

        assertThat(world.leaderboards.asked).isEmpty();
    }

    @Test
    void a_board_that_cannot_be_read_is_not_taken_for_one_without_the_driver() {
        world.leaderboards.unreadable.add(ONE);

        assertThatThrownBy(() -> guard(ONE)).isInstanceOf(UpstreamException.class);

        assertThat(guarded()).isEmpty();
    }

    @Test
    void a_person_has_ten_boards_looked_at_in_five_minutes_and_no_more() {
        stands(ONE, 6);
        assertThat(IntStream.range(0, 10).mapToObj(_ -> guard(ONE)))
                .hasSize(10)
                .containsOnly(new Created.NotInTop5());

        var window = GuardPositions.CHECKS.window();
        assertThat(guard(TWO)).isEqualTo(new Created.TooMany(window));
        world.pass(window);
        assertThat(guard(TWO)).isInstanceOf(Created.Ok.class);
    }

    @Test
    void of_many_who_guard_the_same_map_at_once_one_does() {
        var results = Samples.atOnce(8, () -> guard(ONE));

        assertThat(results).filteredOn(Created.Ok.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Created.Ok))
                .hasSize(7)
                .containsOnly(new Created.AlreadyTracked());
        assertThat(guarded()).hasSize(1);
    }

    @Test
    void a_released_place_is_gone_and_nobody_releases_or_sees_that_of_somebody_else() {
        var hare = Samples.account(world.stores.accounts());
        var one = one();

        assertThat(positions().remove(hare.id(), one.id())).isFalse();
        assertThat(history().of(hare.id(), one.id(), PAGE)).isEmpty();
        assertThat(positions().of(hare.id())).isEmpty();
        assertThat(guarded()).hasSize(1);

        assertThat(positions().remove(fox.id(), one.id())).isTrue();
        assertThat(positions().remove(fox.id(), one.id())).as("twice").isFalse();
        assertThat(history().of(fox.id(), one.id(), PAGE)).isEmpty();
        assertThat(guarded()).isEmpty();
    }

    @Test
    void the_history_of_a_place_holds_its_own_changes_newest_first() {
        var one = one();
        guard(TWO);
        var two = guarded().getFirst();
        var first = changed(one, 2, 3);
        changed(two, 5, 6);
        var second = changed(one, 3, 1);

        var history = history().of(fox.id(), one.id(), PAGE).orElseThrow();

        assertThat(history.rows())
                .extracting(row -> row.notice().id())
                .containsExactly(second, first);
    }

    private UUID changed(DriverNotification notification, int from, int to) {
        world.pass(Duration.ofDays(1));
        var change =
                new PositionChange(
                        to > from ? PositionChange.Kind.BEATEN : PositionChange.Kind.IMPROVED,
                        world.now,
                        from,
                        to,
                        Optional.empty(),
                        List.of());
        var notice =
                new Notice(
                        UUID.randomUUID(),
                        fox.id(),
                        PositionFacts.key(notification, change),
                        new Timing(world.now, world.now),
                        PositionFacts.of(notification, change, Optional.empty()),
                        Weight.NEWS);
        assertThat(world.stores.notices().tell(fox.id(), List.of(notice))).isOne();
        return notice.id();
    }

    /** Guards a place. */
    private static final class Guarding implements CrashEverywhere.Story {
        private final GuardPositionsTest test = new GuardPositionsTest();

        @Override
        public void act(CrashPoint crashPoint) {
            assertThat(test.positions(crashPoint).create(test.fox.id(), ONE, TYPED))
                    .isInstanceOfAny(Created.Ok.class, Created.AlreadyTracked.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.guarded()).hasSizeBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(test.guarded())
                    .extracting(DriverNotification::map, own -> own.standing().position())
                    .containsExactly(tuple(ONE, 2));
        }
    }

    @Test
    void a_crash_at_any_point_leaves_one_guarded_place() throws Exception {
        CrashEverywhere.run(Guarding::new);
    }

    /** Guards a place no more. */
    private static final class Releasing implements CrashEverywhere.Story {
        private final GuardPositionsTest test = new GuardPositionsTest();
        private final DriverNotificationId released = test.one().id();

        Releasing() {
            test.guard(TWO);
        }

        @Override
        public void act(CrashPoint crashPoint) {
            test.positions(crashPoint).remove(test.fox.id(), released);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.guarded()).extracting(DriverNotification::map).contains(TWO);
        }

        @Override
        public void isDone() {
            assertThat(test.guarded()).extracting(DriverNotification::map).containsExactly(TWO);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_place_that_can_be_released() throws Exception {
        CrashEverywhere.run(Releasing::new);
    }
}
