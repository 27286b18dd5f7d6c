package dev.pacenote.domain.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
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
    void several_passes_of_one_date_count_once() {
        var absence = Absence.NONE;
        for (int pass = 0; pass < 9; pass++) {
            absence = absence.missedOn(FIRST, NOW);
        }
        assertThat(absence.runs()).isEqualTo(1);
    }
}
