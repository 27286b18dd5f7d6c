package dev.pacenote.domain.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.board.RecordEvent.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

    private static final MapUid MAP = new MapUid("m");
    private static final Instant AT = Instant.parse("2026-11-20T00:00:00Z");

    private static PlayerId account(int driver) {
        return new PlayerId(new UUID(1, driver));
    }

    private static Numbered lead(int number, Score score) {
        int mark = score.visible().orElse(-number);
        return new Numbered(
                number,
                new RecordEvent(
                        new RecordKey(MAP, account(number), mark),
                        score,
                        1,
                        "",
                        Optional.of(AT),
                        AT,
                        false));
    }

    private static Numbered lead(int number, int score) {
        return lead(number, new Score.Visible(score));
    }

    private static Optional<Withdrawal> before(MapType type, Numbered... leads) {
        return Withdrawal.before(leads[leads.length - 1], List.of(leads), type);
    }

    @Test
    void a_world_record_that_is_no_better_than_the_one_before_follows_a_withdrawal() {
        var cheated = new Withdrawal(account(2), new Score.Visible(20_000));

        assertThat(before(MapType.RACE, lead(1, 40_000), lead(2, 20_000), lead(3, 39_000)))
                .contains(cheated);
        assertThat(before(MapType.RACE, lead(2, 20_000), lead(3, 20_000))).contains(cheated);
    }

    @Test
    void a_withdrawal_is_named_with_the_next_record_only() {
        assertThat(before(MapType.RACE, lead(1, 20_000), lead(2, 39_000), lead(3, 38_000)))
                .isEmpty();
    }

    @Test
    void a_better_record_or_the_first_one_follows_no_withdrawal() {
        assertThat(before(MapType.RACE, lead(1, 40_000), lead(2, 39_999))).isEmpty();
        assertThat(before(MapType.RACE, lead(1, 40_000))).isEmpty();
    }

    @Test
    void more_points_are_better_on_stunt_maps() {
        assertThat(before(MapType.STUNT, lead(1, 900), lead(2, 400)))
                .contains(new Withdrawal(account(1), new Score.Visible(900)));
        assertThat(before(MapType.STUNT, lead(1, 400), lead(2, 900))).isEmpty();
    }

    @Test
    void of_hidden_scores_nobody_knows() {
        assertThat(before(MapType.RACE, lead(1, Score.Hidden.HIDDEN), lead(2, 400))).isEmpty();
        assertThat(before(MapType.RACE, lead(1, 300), lead(2, Score.Hidden.HIDDEN))).isEmpty();
    }
}
