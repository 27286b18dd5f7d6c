package dev.pacenote.application.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guarded maps that no mapper's list has told us about get their names and kinds. */
class DescribeMapsTest {

    private static final MapUid KNOWN = new MapUid("known");
    private static final MapUid LISTED = new MapUid("listed");
    private static final MapUid UNLISTED = new MapUid("unlisted");

    private final LookupWorld world = new LookupWorld();
    private final ExchangeMap listed =
            LookupWorld.listing(LISTED, "Listed", Optional.empty()).map();

    DescribeMapsTest() {
        world.exchange.list("Owl", LookupWorld.listing(LISTED, "Listed", Optional.empty()));
        List.of(KNOWN, LISTED, UNLISTED).forEach(this::guard);
        world.stores.catalog().note(List.of(Samples.exchangeMap(KNOWN)));
    }

    private void guard(MapUid map) {
        world.guard(Samples.account(world.stores.accounts()), Samples.driver(), map);
    }

    private void describe(CrashPoint crashPoint) {
        new DescribeMaps(
                        new WatchedMaps(
                                world.stores.alerts(),
                                world.stores.driverNotifications(),
                                world.stores.drivers(),
                                () -> 100),
                        crashPoint.on(MapCatalog.class, world.stores.catalog()),
                        crashPoint.on(MapExchange.class, world.exchange))
                .describeUnknown();
    }

    private Map<MapUid, ExchangeMap> described() {
        return world.stores.catalog().describe(List.of(KNOWN, LISTED, UNLISTED));
    }

    @Test
    void maps_that_the_exchange_lists_are_described_and_known_ones_stay_as_they_are() {
        describe(CrashPoint.whole());

        assertThat(described())
                .isEqualTo(Map.of(KNOWN, Samples.exchangeMap(KNOWN), LISTED, listed));
    }

    @Test
    void nobody_is_asked_when_every_guarded_map_is_known() {
        world.stores
                .catalog()
                .note(List.of(Samples.exchangeMap(LISTED), Samples.exchangeMap(UNLISTED)));

        describe(CrashPoint.whole());

        assertThat(world.exchange.asked).isEmpty();
    }

    @Test
    void while_the_exchange_is_away_the_typed_names_serve_on() {
        world.exchange.isAway = true;

        describe(CrashPoint.whole());

        assertThat(described()).containsOnlyKeys(KNOWN);
    }

    /** The next run describes what this one did not. */
    private static final class Describing implements CrashEverywhere.Story {
        private final DescribeMapsTest test = new DescribeMapsTest();

        @Override
        public void act(CrashPoint crashPoint) {
            test.describe(crashPoint);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.described()).containsKey(KNOWN);
        }

        @Override
        public void isDone() {
            assertThat(test.described()).containsOnlyKeys(KNOWN, LISTED);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_maps_that_the_next_run_describes()
            throws InterruptedException {
        CrashEverywhere.run(Describing::new);
    }
}
