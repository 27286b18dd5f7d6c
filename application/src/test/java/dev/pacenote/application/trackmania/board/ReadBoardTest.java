package dev.pacenote.application.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A board for somebody who waits, asked for as rarely as a fresh answer allows. */
class ReadBoardTest {

    private static final MapUid MAP = new MapUid("one");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LookupWorld world = new LookupWorld();
    private final Board old = board(41_000);
    private final Board current = board(40_000);

    private static Board board(int score) {
        return Samples.board(MAP, Samples.entry(Samples.driver(), 1, score, Samples.NOON));
    }

    private Board read(Duration maxAge) {
        return world.readBoard().top(MAP, maxAge);
    }

    @Test
    void a_board_that_nobody_has_read_is_asked_for_and_kept_for_the_next() {
        world.leaderboards.boards.put(MAP, current);

        assertThat(read(MINUTE)).isEqualTo(current);
        world.pass(MINUTE);
        assertThat(read(MINUTE)).isEqualTo(current);

        assertThat(world.leaderboards.asked).containsExactly(MAP);
    }

    @Test
    void a_board_that_is_too_old_is_asked_for_again() {
        world.leaderboards.boards.put(MAP, old);
        read(MINUTE);
        world.leaderboards.boards.put(MAP, current);
        world.pass(MINUTE.plusMillis(1));

        assertThat(read(MINUTE)).isEqualTo(current);
        assertThat(world.leaderboards.asked).hasSize(2);
    }

    @Test
    void what_the_daily_run_has_just_read_serves_too() {
        world.surveyed(old);
        world.pass(MINUTE);
        assertThat(read(MINUTE)).isEqualTo(old);
        assertThat(world.leaderboards.asked).isEmpty();

        world.leaderboards.boards.put(MAP, current);
        world.pass(Duration.ofMillis(1));
        assertThat(read(MINUTE)).isEqualTo(current);
    }

    @Test
    void an_unknown_map_has_an_empty_board() {
        assertThat(read(MINUTE).isEmpty()).isTrue();
    }

    @Test
    void an_outage_is_passed_on_and_nothing_is_kept() {
        world.leaderboards.unreadable.add(MAP);
        assertThatThrownBy(() -> read(MINUTE)).isInstanceOf(UpstreamException.class);
        world.leaderboards.unreadable.clear();
        world.leaderboards.boards.put(MAP, current);

        assertThat(read(MINUTE)).isEqualTo(current);
    }

    /** Reads a board that nobody has. */
    private final class Reading implements CrashEverywhere.Story {
        private final LookupWorld own = new LookupWorld();

        Reading() {
            own.leaderboards.boards.put(MAP, current);
        }

        @Override
        public void act(CrashPoint crashPoint) {
            assertThat(own.readBoard(crashPoint).top(MAP, MINUTE)).isEqualTo(current);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(own.leaderboards.asked).hasSizeBetween(0, 1);
        }

        @Override
        public void isDone() {
            own.readBoard().top(MAP, MINUTE);
            assertThat(own.leaderboards.asked).hasSizeBetween(1, 2);
        }
    }

    @Test
    void a_crash_at_any_point_costs_one_more_question_at_most() throws InterruptedException {
        CrashEverywhere.run(Reading::new);
    }
}
