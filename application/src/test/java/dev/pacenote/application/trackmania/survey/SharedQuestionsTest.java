package dev.pacenote.application.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.DailyRunWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** However many people follow the same maps, a run asks as often as for one. */
class SharedQuestionsTest {

    private static final int MAPS = 40;

    private static DailyRunWorld world() {
        var world = new DailyRunWorld();
        for (int i = 0; i < MAPS; i++) {
            var map = new MapUid("map_" + i);
            world.listed.add(new ExchangeMap(map, 1, new MapName("Map"), MapType.RACE));
            world.boards.put(
                    map,
                    List.of(
                            Samples.entry(
                                    Samples.driver(),
                                    1,
                                    40_000 + i,
                                    Instant.parse("2026-01-01T00:00:00Z"))));
        }
        return world;
    }

    private static DailyRunWorld followedBy(int people) throws InterruptedException {
        var world = world();
        for (int i = 0; i < people; i++) {
            world.alertChanges.add(
                    Samples.account(world.users).id(),
                    RecordFilter.TOP5,
                    Optional.empty(),
                    world.now.minusSeconds(60));
        }
        world.run(CrashPoint.whole());
        world.now = world.now.plus(Duration.ofDays(1));
        world.listsAsked = 0;
        world.boardsRead.set(0);
        world.placesAsked.set(0);
        world.run(CrashPoint.whole());
        return world;
    }

    @Test
    void a_board_that_somebody_fetches_during_the_run_serves_the_run_too()
            throws InterruptedException {
        var world = world();
        world.alertChanges.add(
                Samples.account(world.users).id(),
                RecordFilter.TOP5,
                Optional.empty(),
                world.now.minusSeconds(60));
        var first = new MapUid("map_0");
        world.fetched.put(new Board(first, world.boards.getOrDefault(first, List.of())), world.now);
        var older = new MapUid("map_1");
        world.fetched.put(new Board(older, List.of()), world.now.minusSeconds(1));

        world.run(CrashPoint.whole());

        assertThat(world.boardsRead.get()).isEqualTo(MAPS - 1);
        assertThat(world.watches.findAll(List.of(older)).values().iterator().next().board())
                .hasValueSatisfying(board -> assertThat(board.isEmpty()).isFalse());
    }

    @Test
    void two_hundred_people_cost_no_more_requests_than_one() throws InterruptedException {
        var alone = followedBy(1);
        var together = followedBy(200);

        assertThat(alone.listsAsked).isEqualTo(1);
        assertThat(together.listsAsked).isEqualTo(1);
        assertThat(together.placesAsked.get()).isEqualTo(alone.placesAsked.get()).isPositive();
        assertThat(together.boardsRead.get()).isEqualTo(alone.boardsRead.get()).isLessThan(MAPS);
    }
}
