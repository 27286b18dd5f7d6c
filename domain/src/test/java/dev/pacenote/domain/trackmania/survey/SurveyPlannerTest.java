package dev.pacenote.domain.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import dev.pacenote.domain.trackmania.survey.WantedCoverage.Depth;
import dev.pacenote.domain.trackmania.survey.WantedCoverage.Guard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurveyPlannerTest {

    private static final WantedCoverage WORLD_RECORD = WantedCoverage.in(Depth.WORLD_RECORD);
    private static final WantedCoverage TOP_FIVE = WantedCoverage.in(Depth.TOP_FIVE);

    private static List<Integer> asked(Board board, WantedCoverage wanted) {
        return Boards.count(board, wanted).thresholds().stream().map(Threshold::score).toList();
    }

    private static Reason read(KnownMap known, WantedCoverage wanted, Optional<PlayerId> self) {
        if (new SurveyPlanner(self, Boards.NOW).plan(known, wanted) instanceof MapPlan.Read read) {
            return read.reason();
        }
        throw new AssertionError("counted");
    }

    private static Reason read(Board board, WantedCoverage wanted) {
        return read(Boards.known(board), wanted, Optional.empty());
    }

    @Test
    void one_score_is_asked_for_each_place_that_matters_and_two_for_the_first() {
        var board = Boards.of(100, 110, 110, 120, 130, 140, 150);

        assertThat(asked(board, WORLD_RECORD)).containsExactly(100, 101);
        assertThat(asked(board, TOP_FIVE)).containsExactly(100, 101, 110, 120, 130);
        assertThat(Boards.count(board, TOP_FIVE).thresholds())
                .extracting(Threshold::better)
                .containsExactly(0, 1, 1, 3, 4);
    }

    @Test
    void when_several_share_the_first_score_all_of_them_must_still_be_there() {
        var shared = Boards.count(Boards.of(100, 100, 120), WORLD_RECORD).thresholds();

        assertThat(shared).containsExactly(new Threshold(100, 0), new Threshold(101, 2));
    }

    @Test
    void a_place_that_nobody_holds_is_taken_by_any_finish() {
        assertThat(asked(Boards.of(), WORLD_RECORD)).containsExactly(Threshold.ANY_FINISH);
        assertThat(asked(Boards.of(100, 110), TOP_FIVE))
                .containsExactly(100, 101, 110, Threshold.ANY_FINISH);
        assertThat(asked(Boards.many(60), WantedCoverage.in(Depth.TOP_HUNDRED_SOON)))
                .containsExactly(
                        1_000, 1_001, 1_010, 1_020, 1_030, 1_040, 1_090, 1_240, 1_490, 999_999_999);
        assertThat(asked(Boards.many(100), WantedCoverage.in(Depth.TOP_HUNDRED_SOON)))
                .endsWith(1_490, 1_990)
                .hasSize(10);
    }

    @Test
    void what_counting_cannot_tell_is_read() {
        var board = Boards.of(100, 110, 120);
        var stunt =
                new KnownMap(
                        Boards.MAP,
                        MapType.STUNT,
                        Optional.of(board),
                        Boards.NOW,
                        ChangeFrequency.CALM);
        assertThat(read(KnownMap.none(Boards.MAP, MapType.RACE), TOP_FIVE, Optional.empty()))
                .isEqualTo(Reason.FIRST_LOOK);
        assertThat(read(stunt, TOP_FIVE, Optional.empty())).isEqualTo(Reason.NOT_A_RACE);
        assertThat(read(board, WantedCoverage.in(Depth.TOP_HUNDRED))).isEqualTo(Reason.EVERY_PLACE);
        assertThat(read(Boards.of(-1, -1, 120), TOP_FIVE)).isEqualTo(Reason.NOT_ASKABLE);
        assertThat(read(Boards.of(1, 110), WORLD_RECORD)).isEqualTo(Reason.NOT_ASKABLE);
        assertThat(read(Boards.known(board), TOP_FIVE, Optional.of(Boards.driver(3))))
                .isEqualTo(Reason.OWN_RECORD);
    }

    @Test
    void a_guarded_place_needs_two_scores_and_a_lost_one_the_last_guarded_place() {
        var board = Boards.of(100, 110, 120, 130, 140, 150);
        var second = LeaderboardPosition.on(board, Boards.driver(2)).orElseThrow();
        var sixth = LeaderboardPosition.on(board, Boards.driver(6)).orElseThrow();

        assertThat(asked(board, WantedCoverage.in(new Guard(Boards.driver(2), second))))
                .containsExactly(110, 111);
        assertThat(asked(board, WantedCoverage.in(new Guard(Boards.driver(6), sixth))))
                .containsExactly(140);
        assertThat(
                        asked(
                                board,
                                WORLD_RECORD.and(
                                        WantedCoverage.in(new Guard(Boards.driver(2), second)))))
                .containsExactly(100, 101, 110, 111);
    }

    @Test
    void a_driver_whom_the_known_board_shows_elsewhere_needs_a_new_one() {
        var board = Boards.of(100, 110, 120, 130, 140, 150);
        var second = LeaderboardPosition.on(board, Boards.driver(2)).orElseThrow();
        var moved = new LeaderboardPosition(Boards.driver(2), 3, second.best(), second.ahead());
        var better =
                new LeaderboardPosition(
                        Boards.driver(2), 2, Optional.of(new Score.Visible(109)), Set.of());

        for (var guard :
                List.of(
                        new Guard(Boards.driver(2), moved),
                        new Guard(Boards.driver(2), better),
                        new Guard(Boards.driver(9), second))) {
            assertThat(read(board, WantedCoverage.in(guard))).isEqualTo(Reason.DRIVER_UNSURE);
        }
    }

    @Test
    void only_scores_that_stand_for_a_day_alone_can_calibrate() {
        assertThat(Boards.count(Boards.of(100, 110, 120, 130, 140, 140), TOP_FIVE).untied())
                .contains(new Threshold(130, 3));
        assertThat(
                        Boards.count(Boards.driven(Duration.ofHours(23), 100, 110), WORLD_RECORD)
                                .untied())
                .isEmpty();
    }

    @Test
    void interests_add_up() {
        assertThat(WORLD_RECORD.and(TOP_FIVE)).isEqualTo(TOP_FIVE);
        assertThat(TOP_FIVE.and(WORLD_RECORD)).isEqualTo(TOP_FIVE);
        assertThat(Depth.of(RecordFilter.ALL, CheckMode.ACCURATE)).isEqualTo(Depth.TOP_HUNDRED);
        assertThat(Depth.of(RecordFilter.ALL, CheckMode.INACCURATE))
                .isEqualTo(Depth.TOP_HUNDRED_SOON);
        assertThat(Depth.of(RecordFilter.WR, CheckMode.INACCURATE)).isEqualTo(Depth.WORLD_RECORD);
        assertThat(Depth.of(RecordFilter.TOP5, CheckMode.INACCURATE)).isEqualTo(Depth.TOP_FIVE);
    }
}
