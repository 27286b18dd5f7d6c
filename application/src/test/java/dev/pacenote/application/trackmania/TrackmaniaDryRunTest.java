package dev.pacenote.application.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.alert.SynchronizeMaps;
import dev.pacenote.application.trackmania.survey.DescribeMaps;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything is asked beforehand; afterwards a run can be tried without asking anybody. */
class TrackmaniaDryRunTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final Board board =
            Samples.board(ONE, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
    private final DailyRun dryRun =
            DailyRun.openDryRun(UUID.randomUUID(), Samples.DAY, UUID.randomUUID(), world.now);
    private final WatchedMaps watched =
            new WatchedMaps(
                    world.stores.alerts(),
                    world.stores.driverNotifications(),
                    world.stores.drivers(),
                    () -> 100);

    /** As long as one map is answered for, nobody waits. */
    private final DailySource.Monitor monitor =
            new DailySource.Monitor() {
                @Override
                public void progress(DailyRun.SurveyCount count) {
                    // Nobody looks.
                }

                @Override
                public void note(RunReport report) {
                    // Nobody looks.
                }

                @Override
                public void waitForUpstream(Duration length) {
                    throw new AssertionError("somebody waits");
                }
            };

    TrackmaniaDryRunTest() {
        world.exchange.list(
                fox.username().value(),
                LookupWorld.listing(ONE, "One", Optional.empty()),
                LookupWorld.listing(TWO, "Two", Optional.empty()));
        world.leaderboards.boards.put(ONE, board);
        world.leaderboards.boards.put(
                TWO, Samples.board(TWO, Samples.entry(Samples.driver(), 1, 50_000, Samples.NOON)));
        world.stores
                .alertChanges()
                .add(
                        fox.id(),
                        RecordFilter.ALL,
                        Optional.empty(),
                        world.now.minus(Duration.ofDays(1)));
    }

    private DailySource prepared() throws InterruptedException {
        var stores = world.stores;
        return new TrackmaniaDryRun(
                        new DryRunMapLists(
                                stores.alerts(), stores.accounts(), watched, world.exchange),
                        watched,
                        stores.watches(),
                        stores.fetchedBoards(),
                        world.leaderboards,
                        () -> world.now,
                        (exchange, leaderboards, refreshNames) ->
                                new TrackmaniaDailySource(
                                        stores.alerts(),
                                        stores.accounts(),
                                        new SynchronizeMaps(
                                                stores.alertChanges(), stores.catalog(), exchange),
                                        new DescribeMaps(watched, stores.catalog(), exchange),
                                        refreshNames,
                                        new SurveyMaps(
                                                watched,
                                                stores.watches(),
                                                stores.fetchedBoards(),
                                                leaderboards,
                                                () -> world.now),
                                        List.of()))
                .prepared(dryRun, monitor);
    }

    private Optional<Board> stored() {
        return world.stores.knownBoards().readSince(ONE, Instant.EPOCH);
    }

    @Test
    void everything_is_asked_beforehand_and_nothing_of_it_is_stored() throws InterruptedException {
        prepared();

        assertThat(world.exchange.asked).isNotEmpty();
        assertThat(world.leaderboards.asked).contains(ONE);
        assertThat(stored()).isEmpty();
        assertThat(watched.count()).isZero();
        assertThat(world.stores.events().lastNumber()).isZero();
    }

    @Test
    void the_run_that_is_tried_afterwards_asks_nobody() throws InterruptedException {
        var source = prepared();
        world.exchange.asked.clear();
        world.leaderboards.asked.clear();

        source.survey(dryRun, monitor);

        assertThat(world.exchange.asked).isEmpty();
        assertThat(world.leaderboards.asked).isEmpty();
        assertThat(stored()).contains(board);
    }

    @Test
    void what_does_not_answer_stays_unknown() throws InterruptedException {
        world.leaderboards.unreadable.add(ONE);
        var source = prepared();
        world.leaderboards.unreadable.clear();

        source.survey(dryRun, monitor);

        assertThat(stored()).isEmpty();
    }

    @Test
    void while_the_exchange_is_away_no_list_is_known() throws InterruptedException {
        world.exchange.isAway = true;
        var source = prepared();
        world.exchange.isAway = false;
        world.exchange.asked.clear();

        source.survey(dryRun, monitor);

        assertThat(watched.count()).isZero();
        assertThat(world.exchange.asked).isEmpty();
    }
}
