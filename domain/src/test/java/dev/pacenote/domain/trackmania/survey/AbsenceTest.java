package dev.pacenote.domain.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);

    @Test
    void a_map_is_gone_after_seven_runs_and_not_before() {
        var absence = Absence.NONE;
        for (int run = 0; run < 6; run++) {
            absence = absence.missedOn(FIRST.plusDays(run), NOW);
        }
        assertThat(absence.gone()).isFalse();

        absence = absence.missedOn(FIRST.plusDays(20), NOW);

        assertThat(absence.goneAt()).contains(NOW);
        assertThat(absence.missedOn(FIRST.plusDays(21), NOW.plusSeconds(9))).isEqualTo(absence);
    }

    @Test
    void a_run_that_found_nothing_out_neither_counts_nor_begins_anew() {
        var absence = Absence.NONE;
        for (int run = 0; run < 6; run++) {
            absence = absence.after(Evidence.MISSING, FIRST.plusDays(run), NOW);
        }

        assertThat(absence.after(Evidence.NONE, FIRST.plusDays(6), NOW)).isEqualTo(absence);
        assertThat(absence.after(Evidence.KNOWN, FIRST.plusDays(6), NOW)).isEqualTo(Absence.NONE);
        assertThat(absence.after(Evidence.MISSING, FIRST.plusDays(7), NOW).gone()).isTrue();
    }

    @Test
    void a_map_is_missing_only_in_an_answer_for_others() {
        var map = new MapUid("one");
        var other = new MapUid("two");

        assertThat(Evidence.of(map, Set.of(other), false)).isEqualTo(Evidence.MISSING);
        assertThat(Evidence.of(map, Set.of(), false)).isEqualTo(Evidence.NONE);
        assertThat(Evidence.of(map, Set.of(), true)).isEqualTo(Evidence.MISSING);
        assertThat(Evidence.of(map, Set.of(map, other), false)).isEqualTo(Evidence.KNOWN);
        assertThat(Evidence.of(map, Set.of(map), true)).isEqualTo(Evidence.KNOWN);
    }

    @Test
    void several_passes_of_one_date_count_once() {
        var absence = Absence.NONE;
        for (int pass = 0; pass < 9; pass++) {
            absence = absence.missedOn(FIRST, NOW);
        }
        assertThat(absence.runs()).isEqualTo(1);
    }
}
