package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert.Change;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert.Changed;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert.Created;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert.Creation;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mapper follows their maps, changes what they want to hear, or stops. */
class ManageMapperAlertTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");
    private static final MapUid THREE = new MapUid("three");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private int manyMaps = 2;

    private ManageMapperAlert alerts() {
        return alerts(CrashPoint.whole());
    }

    private ManageMapperAlert alerts(CrashPoint crashPoint) {
        var alerts = crashPoint.on(MapperAlerts.class, world.stores.alerts());
        var changes = changes(alerts, crashPoint);
        return new ManageMapperAlert(
                alerts,
                changes,
                crashPoint.on(Accounts.class, world.stores.accounts()),
                new FirstMapList(
                        synchronizeMaps(changes, crashPoint),
                        work -> {
                            work.run();
                            crashPoint.spread();
                        }),
                crashPoint.on(RateLimiter.class, world.stores.rateLimiter()),
                () -> manyMaps,
                () -> world.now);
    }

    private AlertChanges changes(MapperAlerts alerts, CrashPoint crashPoint) {
        return new AlertChanges(
                alerts,
                crashPoint.on(CoveredMapsStore.class, world.stores.coveredMaps()),
                crashPoint.on(RecordEvents.class, world.stores.events()),
                crashPoint.on(Transactions.class, world.stores.transactions()));
    }

    private SynchronizeMaps synchronizeMaps(AlertChanges changes, CrashPoint crashPoint) {
        return new SynchronizeMaps(
                changes,
                crashPoint.on(MapCatalog.class, world.stores.catalog()),
                crashPoint.on(MapExchange.class, world.exchange));
    }

    /** The exchange lists these maps of the person. */
    private void lists(MapUid... maps) {
        world.exchange.list(
                fox.username().value(),
                Arrays.stream(maps)
                        .map(map -> LookupWorld.listing(map, "Canyon", Optional.empty()))
                        .toArray(MapListing[]::new));
    }

    private Created create(Optional<RecordFilter> filter, Optional<CheckMode> mode) {
        return alerts().create(new Creation(fox.id(), filter, mode));
    }

    private MapperAlert created() {
        assertThat(create(Optional.empty(), Optional.empty())).isInstanceOf(Created.Ok.class);
        return alert();
    }

    private MapperAlert alert() {
        return world.stores.alerts().find(fox.id()).orElseThrow();
    }

    private CoveredMaps covered() {
        return world.stores.coveredMaps().find(alert().id()).orElseThrow();
    }

    private static Change muting(MapUid... maps) {
        return new Change(Optional.empty(), Optional.empty(), List.of(maps), List.of());
    }

    private static Change changing(RecordFilter filter, boolean active) {
        return new Change(Optional.of(filter), Optional.of(active), List.of(), List.of());
    }

    @Test
    void an_alert_covers_the_maps_of_the_author_who_is_called_as_its_owner() {
        lists(ONE, TWO);

        assertThat(create(Optional.empty(), Optional.empty()))
                .isEqualTo(new Created.Ok(alert(), 2, false));

        assertThat(alert().filter()).as("what is usual").isEqualTo(RecordFilter.TOP5);
        assertThat(covered().covered()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void an_alert_is_checked_inaccurately_when_there_are_too_many_maps() {
        lists(ONE, TWO, THREE);

        var result = create(Optional.of(RecordFilter.ALL), Optional.of(CheckMode.ACCURATE));

        assertThat(result).isEqualTo(new Created.Ok(alert(), 3, true));
        assertThat(alerts().mode(alert())).isEqualTo(CheckMode.INACCURATE);
        assertThat(alerts().promisedDays(alert())).isGreaterThan(1);
        manyMaps = 3;
        assertThat(alerts().mode(alert())).isEqualTo(CheckMode.ACCURATE);
        assertThat(alerts().promisedDays(alert())).isEqualTo(1);
    }

    @Test
    void the_same_alert_again_is_the_one_that_is_there_and_another_one_is_refused() {
        var alert = created();

        assertThat(create(Optional.of(RecordFilter.TOP5), Optional.empty()))
                .isEqualTo(new Created.Same(alert));
        assertThat(create(Optional.of(RecordFilter.WR), Optional.empty()))
                .isEqualTo(new Created.Different(alert));
        assertThat(create(Optional.empty(), Optional.of(CheckMode.INACCURATE)))
                .isEqualTo(new Created.Different(alert));
        assertThat(alert()).isEqualTo(alert);
    }

    @Test
    void an_alert_whose_maps_are_not_to_be_had_is_there_and_covers_none_yet() {
        lists(ONE);
        world.exchange.isAway = true;

        assertThat(create(Optional.empty(), Optional.empty()))
                .isEqualTo(new Created.Ok(alert(), 0, false));
        assertThat(covered().covered()).isEmpty();
    }

    @Test
    void whoever_has_no_account_any_more_gets_no_alert() {
        var nobody = new AccountId(404);

        assertThat(alerts().create(new Creation(nobody, Optional.empty(), Optional.empty())))
                .isEqualTo(new Created.NoSuchAccount());
        assertThat(world.stores.alerts().find(nobody)).isEmpty();
    }

    @Test
    void a_person_asks_for_ten_alerts_in_five_minutes_and_no_more() {
        created();
        assertThat(IntStream.range(0, 9).mapToObj(_ -> create(Optional.empty(), Optional.empty())))
                .hasSize(9)
                .hasOnlyElementsOfType(Created.Same.class);

        var window = ManageMapperAlert.CREATIONS.window();
        assertThat(create(Optional.empty(), Optional.empty()))
                .isEqualTo(new Created.TooMany(window));
        world.pass(window);
        assertThat(create(Optional.empty(), Optional.empty())).isInstanceOf(Created.Same.class);
    }

    @Test
    void a_change_sets_what_is_asked_for_and_leaves_the_rest() {
        lists(ONE, TWO);
        var alert = created();

        var paused = alerts().change(fox.id(), alert.id(), changing(RecordFilter.WR, false));
        var muted = alerts().change(fox.id(), alert.id(), muting(ONE));

        assertThat(paused).isInstanceOf(Changed.Ok.class);
        assertThat(muted).isEqualTo(new Changed.Ok(alert(), 1));
        assertThat(alert().filter()).isEqualTo(RecordFilter.WR);
        assertThat(alert().paused()).isTrue();
        assertThat(covered().muted()).containsExactly(ONE);
        assertThat(alerts().listItem(fox.id()).orElseThrow().muted()).isOne();

        var unmute = new Change(Optional.empty(), Optional.of(true), List.of(), List.of(ONE));
        assertThat(alerts().change(fox.id(), alert.id(), unmute))
                .isEqualTo(new Changed.Ok(alert(), 0));
        assertThat(alert().paused()).isFalse();
        assertThat(alert().filter()).isEqualTo(RecordFilter.WR);
    }

    @Test
    void a_change_that_names_a_map_the_alert_does_not_cover_changes_nothing() {
        lists(ONE);
        var alert = created();
        var change =
                new Change(
                        Optional.of(RecordFilter.WR),
                        Optional.of(false),
                        List.of(ONE),
                        List.of(TWO));

        assertThat(alerts().change(fox.id(), alert.id(), change))
                .isEqualTo(new Changed.NotCovered(TWO));

        assertThat(alert()).isEqualTo(alert);
        assertThat(covered().muted()).isEmpty();
    }

    @Test
    void nobody_changes_or_removes_an_alert_that_is_not_theirs() {
        var alert = created();
        var hare = Samples.account(world.stores.accounts());
        var another = new AlertId(alert.id().value() + 1);

        assertThat(alerts().change(hare.id(), alert.id(), changing(RecordFilter.WR, false)))
                .isEqualTo(new Changed.NoSuchAlert());
        assertThat(alerts().change(fox.id(), another, changing(RecordFilter.WR, false)))
                .isEqualTo(new Changed.NoSuchAlert());
        assertThat(alerts().remove(hare.id(), alert.id())).isFalse();
        assertThat(alerts().remove(fox.id(), another)).isFalse();

        assertThat(alerts().of(fox.id())).contains(alert);
    }

    @Test
    void a_removed_alert_is_gone_with_its_maps_and_can_be_made_again() {
        lists(ONE);
        var alert = created();

        assertThat(alerts().remove(fox.id(), alert.id())).isTrue();
        assertThat(alerts().remove(fox.id(), alert.id())).as("twice").isFalse();

        assertThat(alerts().of(fox.id())).isEmpty();
        assertThat(world.stores.coveredMaps().find(alert.id())).isEmpty();
        assertThat(created().id()).isNotEqualTo(alert.id());
    }

    /** Follows the maps; what a crash left without its list gets that in the next run. */
    private static final class Creating implements CrashEverywhere.Story {
        private final ManageMapperAlertTest test = new ManageMapperAlertTest();

        Creating() {
            test.lists(ONE, TWO);
        }

        @Override
        public void act(CrashPoint crashPoint) {
            assertThat(
                            test.alerts(crashPoint)
                                    .create(
                                            new Creation(
                                                    test.fox.id(),
                                                    Optional.empty(),
                                                    Optional.empty())))
                    .isInstanceOfAny(Created.Ok.class, Created.Same.class);
        }

        @Override
        public void repeat() {
            act(CrashPoint.whole());
            var changes = test.changes(test.world.stores.alerts(), CrashPoint.whole());
            test.synchronizeMaps(changes, CrashPoint.whole())
                    .synchronize(test.alert(), test.fox.username());
        }

        @Override
        public void isWholeOrNothing() {
            test.alerts()
                    .of(test.fox.id())
                    .ifPresent(
                            alert -> {
                                assertThat(test.covered().covered()).isIn(Set.of(), ALL);
                                assertThat(alert.maps()).isEqualTo(test.covered().count());
                            });
        }

        @Override
        public void isDone() {
            assertThat(test.covered().covered()).isEqualTo(ALL);
            assertThat(test.alert().maps()).isEqualTo(2);
            assertThat(test.alert().author()).isPresent();
        }

        private static final Set<MapUid> ALL = Set.of(ONE, TWO);
    }

    @Test
    void a_crash_at_any_point_leaves_one_alert_whose_maps_are_its_own() throws Exception {
        CrashEverywhere.run(Creating::new);
    }

    /** Sets a filter and mutes a map. */
    private static final class Changing implements CrashEverywhere.Story {
        private final ManageMapperAlertTest test = new ManageMapperAlertTest();
        private final MapperAlert before;

        Changing() {
            test.lists(ONE, TWO);
            before = test.created();
        }

        @Override
        public void act(CrashPoint crashPoint) {
            var change =
                    new Change(
                            Optional.of(RecordFilter.WR),
                            Optional.empty(),
                            List.of(ONE),
                            List.of());
            assertThat(test.alerts(crashPoint).change(test.fox.id(), before.id(), change))
                    .isInstanceOf(Changed.Ok.class);
        }

        @Override
        public void isWholeOrNothing() {
            boolean isMuted = test.covered().isMuted(ONE);
            assertThat(test.alert().filter())
                    .isEqualTo(isMuted ? RecordFilter.WR : before.filter());
        }

        @Override
        public void isDone() {
            assertThat(test.alert().filter()).isEqualTo(RecordFilter.WR);
            assertThat(test.covered().muted()).containsExactly(ONE);
        }
    }

    @Test
    void a_crash_at_any_point_changes_the_alert_and_its_maps_or_neither() throws Exception {
        CrashEverywhere.run(Changing::new);
    }

    /** Stops. */
    private static final class Removing implements CrashEverywhere.Story {
        private final ManageMapperAlertTest test = new ManageMapperAlertTest();
        private final MapperAlert before;

        Removing() {
            test.lists(ONE);
            before = test.created();
        }

        @Override
        public void act(CrashPoint crashPoint) {
            test.alerts(crashPoint).remove(test.fox.id(), before.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.world.stores.coveredMaps().find(before.id()).isPresent())
                    .isEqualTo(test.alerts().of(test.fox.id()).isPresent());
        }

        @Override
        public void isDone() {
            assertThat(test.alerts().of(test.fox.id())).isEmpty();
            assertThat(test.world.stores.coveredMaps().find(before.id())).isEmpty();
        }
    }

    @Test
    void a_crash_at_any_point_leaves_an_alert_that_can_be_removed() throws Exception {
        CrashEverywhere.run(Removing::new);
    }
}
