package dev.pacenote.domain.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of a guarded place, look by look. */
class DriverNotificationTest {

    private static final MapUid MAP = new MapUid("map");
    private static final PlayerId ME = new PlayerId(new UUID(0, 1));
    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");

    /** A full board on which I stand at a place with a score; others are 100 ms apart. */
    private static Board full(int place, int score) {
        return board(place, score, Board.DEPTH);
    }

    /** Others score 30.000, 30.100 and so on; my own entry stands where it is told to. */
    private static Board board(int place, int score, int depth) {
        var entries = new ArrayList<Entry>();
        for (int position = 1; position <= depth; position++) {
            entries.add(
                    position == place
                            ? entry(ME, position, Score.of(score))
                            : entry(other(position), position, Score.of(30_000 + 100 * position)));
        }
        return new Board(MAP, entries);
    }

    private static PlayerId other(int number) {
        return new PlayerId(new UUID(7, number));
    }

    private static Entry entry(PlayerId account, int position, Score score) {
        return new Entry(account, position, score, Optional.of(NOW), Zone.named("France"));
    }

    private static DriverNotification guarding(int place, int score) {
        return new NewDriverNotification(
                        new AccountId(1),
                        new DriverNotification.GuardedMap(MAP, new MapName("Canyon")),
                        LeaderboardPosition.on(full(place, score), ME).orElseThrow(),
                        NOW)
                .withId(new DriverNotificationId(1));
    }

    private static DriverNotification.PositionResult.Seen seen(
            DriverNotification before, Board board) {
        return seen(before, board, MapType.RACE);
    }

    private static DriverNotification.PositionResult.Seen seen(
            DriverNotification before, Board board, MapType type) {
        return (DriverNotification.PositionResult.Seen)
                before.look(board, ME, type, NOW.plus(Duration.ofDays(1)));
    }

    private static Optional<PositionChange.Kind> kind(DriverNotification.PositionResult.Seen seen) {
        return seen.change().map(PositionChange::kind);
    }

    @Test
    void the_story_of_the_contract_is_told_step_by_step() {
        var told = new ArrayList<String>();
        var guard = guarding(2, 40_000);
        var boards =
                List.of(
                        full(2, 40_000),
                        full(2, 39_990),
                        full(2, 39_990),
                        full(3, 39_990),
                        full(3, 39_990),
                        full(7, 39_990),
                        full(8, 39_990),
                        full(2, 39_000),
                        full(0, 0));
        for (var board : boards) {
            var look = seen(guard, board);
            told.add(kind(look).map(PositionChange.Kind::wireName).orElse("-"));
            guard = look.next();
        }

        assertThat(told)
                .containsExactly(
                        "-",
                        "personal_best",
                        "-",
                        "beaten",
                        "-",
                        "fell_out",
                        "-",
                        "regained",
                        // 39.000 would still be on this board, so nobody passed it.
                        "record_removed");
        assertThat(guard.status()).isEqualTo(DriverNotification.Status.INACTIVE);
        assertThat(guard.standing().position()).isEqualTo(101);
    }

    @Test
    void who_is_not_on_a_full_board_and_not_better_than_its_end_fell_out() {
        var guard = guarding(5, 40_000);

        assertThat(kind(seen(guard, full(0, 0)))).contains(PositionChange.Kind.FELL_OUT);
        // Exactly as good as the last one, who was earlier.
        assertThat(kind(seen(guarding(5, 40_000), full(0, 0))))
                .contains(PositionChange.Kind.FELL_OUT);
        assertThat(kind(seen(guarding(5, 39_999), full(0, 0))))
                .contains(PositionChange.Kind.RECORD_REMOVED);
        assertThat(kind(seen(guard, board(0, 0, 40)))).contains(PositionChange.Kind.RECORD_REMOVED);
    }

    @Test
    void a_worse_place_is_never_an_improvement_however_good_the_score() {
        var look = seen(guarding(1, 40_000), full(3, 39_000));

        assertThat(kind(look)).contains(PositionChange.Kind.BEATEN);
        assertThat(look.next().standing().best()).contains(new Score.Visible(39_000));
    }

    @Test
    void a_better_place_is_a_note_also_when_others_only_vanished() {
        assertThat(kind(seen(guarding(3, 40_000), full(2, 40_000))))
                .contains(PositionChange.Kind.IMPROVED);
    }

    @Test
    void a_withdrawn_better_record_counts_by_place_and_the_board_is_the_truth() {
        var look = seen(guarding(2, 40_000), full(2, 41_000));

        assertThat(look.change()).isEmpty();
        assertThat(look.next().standing().best()).contains(new Score.Visible(41_000));
        assertThat(kind(seen(look.next(), full(2, 40_900))))
                .contains(PositionChange.Kind.PERSONAL_BEST);
    }

    @Test
    void who_passed_is_named_best_first_with_the_gap() {
        var before = guarding(2, 40_000);
        var board =
                new Board(
                        MAP,
                        List.of(
                                entry(other(9), 1, Score.of(39_000)),
                                entry(other(1), 2, Score.of(39_500)),
                                entry(other(8), 3, Score.Hidden.HIDDEN),
                                entry(ME, 4, Score.of(40_000))));

        var change = seen(before, board).change().orElseThrow();

        assertThat(change.oldPosition()).isEqualTo(2);
        assertThat(change.newPosition()).isEqualTo(4);
        assertThat(change.passedBy())
                .extracting(PositionChange.Passer::account)
                .as("the one who was ahead before did not pass")
                .containsExactly(other(9), other(8));
        assertThat(change.passedBy().getFirst().delta()).hasValue(1_000);
        assertThat(change.passedBy().getLast().delta()).isEmpty();
    }

    @Test
    void a_hidden_score_counts_by_place_and_the_known_best_stays() {
        var board =
                new Board(
                        MAP,
                        List.of(
                                entry(other(1), 1, Score.Hidden.HIDDEN),
                                entry(ME, 2, Score.Hidden.HIDDEN)));

        var look = seen(guarding(2, 40_000), board);

        assertThat(look.change()).isEmpty();
        assertThat(look.next().standing().best()).contains(new Score.Visible(40_000));
    }

    @Test
    void on_a_stunt_map_more_points_are_better() {
        assertThat(kind(seen(guarding(2, 40_000), full(2, 41_000), MapType.STUNT)))
                .contains(PositionChange.Kind.PERSONAL_BEST);
        assertThat(seen(guarding(2, 40_000), full(2, 39_000), MapType.STUNT).change()).isEmpty();
    }

    @Test
    void an_empty_answer_changes_nothing() {
        assertThat(guarding(2, 40_000).look(new Board(MAP, List.of()), ME, MapType.RACE, NOW))
                .isEqualTo(new DriverNotification.PositionResult.Unknown());
    }

    @Test
    void another_driver_is_taken_anew_and_silently() {
        var guard = guarding(2, 40_000);
        var stranger = other(50);

        var below =
                (DriverNotification.PositionResult.Seen)
                        guard.look(full(2, 40_000), stranger, MapType.RACE, NOW);
        assertThat(kind(below)).contains(PositionChange.Kind.REBASED);
        assertThat(below.change().orElseThrow().kind().weight()).isEqualTo(Weight.SILENT);
        assertThat(below.next().status()).isEqualTo(DriverNotification.Status.INACTIVE);
        var above =
                (DriverNotification.PositionResult.Seen)
                        guard.look(full(2, 40_000), other(3), MapType.RACE, NOW);
        assertThat(above.next().status()).isEqualTo(DriverNotification.Status.ACTIVE);
        assertThat(above.next().standing().account()).isEqualTo(other(3));
    }

    @Test
    void shifts_below_the_guarded_places_are_silent_but_kept() {
        var out = seen(guarding(2, 40_000), full(9, 40_000)).next();
        var look = seen(out, full(57, 40_000));

        assertThat(look.change()).isEmpty();
        assertThat(look.next().standing().position()).isEqualTo(57);
        assertThat(seen(look.next(), full(0, 0)).change()).isEmpty();
    }

    @Test
    void a_place_is_confirmed_by_a_survey_or_by_a_look_during_the_run_of_the_same_driver() {
        var guard = guarding(2, 40_000);
        var later = NOW.plusSeconds(1);

        assertThat(guard.isConfirmed(ME, true, later)).isTrue();
        assertThat(guard.isConfirmed(ME, false, later)).isFalse();
        assertThat(guard.isConfirmed(ME, false, NOW)).isTrue();
        assertThat(guard.isConfirmed(other(1), true, NOW)).isFalse();
        assertThat(guard.confirmed(later).lastCheckedAt()).isEqualTo(later);
    }

    @Test
    void a_place_goes_with_its_map_once_and_may_be_regained() {
        var lost = guarding(2, 40_000).mapGone(NOW);

        assertThat(kind(lost)).contains(PositionChange.Kind.RECORD_REMOVED);
        assertThat(lost.next().status()).isEqualTo(DriverNotification.Status.INACTIVE);
        assertThat(lost.next().lostWithTheMap(NOW)).isTrue();
        assertThat(lost.next().lostWithTheMap(NOW.plusSeconds(1))).isFalse();
        assertThat(lost.next().mapGone(NOW).change()).isEmpty();
        assertThat(kind(seen(lost.next(), full(2, 40_000)))).contains(PositionChange.Kind.REGAINED);
    }
}
