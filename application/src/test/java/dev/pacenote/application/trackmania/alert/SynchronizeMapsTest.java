package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of maps, most of which are what they were the day before. */
class SynchronizeMapsTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());

    /** Counts transactions, and calls of the stores of alerts and their maps. */
    private final CrashPoint calls = CrashPoint.whole();

    private final SynchronizeMaps synchronize =
            new SynchronizeMaps(
                    new AlertChanges(
                            calls.on(MapperAlerts.class, world.stores.alerts()),
                            calls.on(CoveredMapsStore.class, world.stores.coveredMaps()),
                            world.stores.events(),
                            calls.on(Transactions.class, world.stores.transactions())),
                    world.stores.catalog(),
                    world.exchange);

    @BeforeEach
    void an_alert_with_its_maps() {
        world.exchange.list(fox.username().value(), listing(ONE));
        world.stores.alertChanges().add(fox.id(), RecordFilter.TOP5, Optional.empty(), world.now);
        synchronize.synchronize(alert(), fox.username());
        assertThat(maps().listed()).containsExactly(ONE);
    }

    private static MapListing listing(MapUid map) {
        return LookupWorld.listing(map, "Map " + map, Optional.empty());
    }

    private MapperAlert alert() {
        return world.stores.alerts().find(fox.id()).orElseThrow();
    }

    private CoveredMaps maps() {
        return world.stores.coveredMaps().find(alert().id()).orElseThrow();
    }

    private void synchronizeAgain() {
        synchronize.synchronize(alert(), fox.username(), synchronize.lists(), Optional.of(maps()));
    }

    @Test
    void a_list_that_did_not_change_is_compared_and_locks_and_saves_nothing() {
        var alert = alert();
        var maps = maps();
        int before = calls.points();

        synchronizeAgain();

        assertThat(calls.points()).as("transactions and calls of stores").isEqualTo(before);
        assertThat(alert()).as("the same version").isEqualTo(alert);
        assertThat(maps()).as("the same version").isEqualTo(maps);
    }

    @Test
    void a_map_that_joined_the_list_is_covered() {
        var maps = maps();
        world.exchange.byAuthor.put(
                alert().author().orElseThrow(), List.of(listing(ONE), listing(TWO)));

        synchronizeAgain();

        assertThat(maps().listed()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(maps().version()).isEqualTo(maps.version() + 1);
    }
}
