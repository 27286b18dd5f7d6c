package dev.pacenote.application.trackmania.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person looks at one of their maps, out of our own memory. */
class ShowBoardTest {

    private static final MapUid MAP = new MapUid("one");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final PlayerId speedy = Samples.driver();
    private final PlayerId unknown = Samples.driver();

    private Optional<ShowBoard.View> show() {
        return world.showBoard().show(fox.id(), MAP);
    }

    private void guard(MapUid map) {
        world.guard(fox, speedy, map);
    }

    private static RecordEvent lead(Entry entry, Instant foundAt) {
        return new RecordEvent(
                RecordKey.of(MAP, entry),
                entry.score(),
                1,
                "France",
                entry.drivenAt(),
                foundAt,
                false);
    }

    @Test
    void a_map_of_ones_own_shows_its_board_and_who_led_when() {
        new AlertSamples(world.stores).covering(fox, MAP);
        world.names.names.put(speedy, "Speedy");
        var now = Samples.entry(speedy, 1, 40_000, Samples.NOON);
        var before = Samples.entry(unknown, 2, 41_000, Samples.NOON.minus(Duration.ofDays(1)));
        var gone =
                Samples.entry(Samples.driver(), 1, 42_000, Samples.NOON.minus(Duration.ofDays(9)));
        world.names.names.put(gone.account(), "Oldie");
        world.surveyed(
                Samples.board(MAP, now, before),
                lead(now, Samples.NOON),
                lead(before, Samples.NOON),
                lead(gone, Samples.NOON));

        var view = show().orElseThrow();

        assertThat(view.name()).isEqualTo(Samples.exchangeMap(MAP).name());
        assertThat(view.map()).contains(Samples.exchangeMap(MAP));
        assertThat(view.lookedAt()).contains(world.now);
        assertThat(view.board())
                .containsExactly(
                        new SearchJob.Line(now, "Speedy"),
                        new SearchJob.Line(before, unknown.toString()));
        assertThat(view.leads())
                .extracting(ShowBoard.Lead::player)
                .containsExactly("Oldie", unknown.toString(), "Speedy");
        assertThat(world.leaderboards.asked).as("asked elsewhere").isEmpty();
    }

    @Test
    void a_guarded_map_that_nobody_described_has_the_typed_name() {
        guard(MAP);

        var view = show().orElseThrow();

        assertThat(view.name()).isEqualTo(new MapName("as typed"));
        assertThat(view.map()).isEmpty();
        assertThat(view.type()).isEqualTo(MapType.RACE);
        assertThat(view.lookedAt()).isEmpty();
        assertThat(view.board()).isEmpty();
        assertThat(view.leads()).isEmpty();
    }

    @Test
    void ten_rows_are_shown() {
        guard(MAP);
        world.surveyed(
                new Board(
                        MAP,
                        IntStream.rangeClosed(1, 12)
                                .mapToObj(
                                        place ->
                                                Samples.entry(
                                                        Samples.driver(),
                                                        place,
                                                        40_000 + place,
                                                        Samples.NOON))
                                .toList()));

        assertThat(show().orElseThrow().board()).hasSize(10);
    }

    @Test
    void nobody_sees_a_map_that_is_not_theirs() {
        var hare = Samples.account(world.stores.accounts());
        new AlertSamples(world.stores).covering(hare, MAP);
        guard(new MapUid("another"));
        world.surveyed(Samples.board(MAP));

        assertThat(show()).isEmpty();
        assertThat(world.showBoard().show(hare.id(), MAP)).isPresent();
    }

    @Test
    void names_that_are_not_to_be_had_delay_nothing() {
        guard(MAP);
        world.surveyed(Samples.board(MAP, Samples.entry(speedy, 1, 40_000, Samples.NOON)));
        world.names.isAway = true;

        assertThat(show().orElseThrow().board())
                .extracting(SearchJob.Line::player)
                .containsExactly(speedy.toString());
    }

    /** Looks at a map; only names are kept. */
    private static final class Showing implements CrashEverywhere.Story {
        private final ShowBoardTest test = new ShowBoardTest();

        Showing() {
            test.guard(MAP);
            test.world.names.names.put(test.speedy, "Speedy");
            test.world.surveyed(
                    Samples.board(MAP, Samples.entry(test.speedy, 1, 40_000, Samples.NOON)));
        }

        @Override
        public void act(CrashPoint crashPoint) {
            var view = test.world.showBoard(crashPoint).show(test.fox.id(), MAP);
            assertThat(view.orElseThrow().board())
                    .extracting(SearchJob.Line::player)
                    .containsExactly("Speedy");
        }

        @Override
        public void isWholeOrNothing() {
            isDone();
        }

        @Override
        public void isDone() {
            assertThat(test.world.stores.events().leads(MAP)).isEmpty();
            assertThat(test.world.leaderboards.asked).isEmpty();
        }
    }

    @Test
    void a_crash_at_any_point_changes_nothing() throws InterruptedException {
        CrashEverywhere.run(Showing::new);
    }
}
