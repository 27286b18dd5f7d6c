package dev.pacenote.domain.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "7, 0.007",
        "40000, 40.000",
        "59999, 59.999",
        "60000, 1:00.000",
        "61005, 1:01.005",
        "3599999, 59:59.999",
        "3600000, 1:00:00.000",
        "3661005, 1:01:01.005"
    })
    void times_are_written_as_the_game_does(int ms, String text) {
        assertThat(new Score.Visible(ms).text(MapType.RACE)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "ar-EG-u-nu-arab", "my-MM-u-nu-mymr", "tr-TR"})
    void times_have_the_same_digits_wherever_the_process_runs(String language) {
        var here = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThat(new Score.Visible(3661005).text(MapType.RACE)).isEqualTo("1:01:01.005");
            assertThat(new Score.Visible(61005).text(MapType.RACE)).isEqualTo("1:01.005");
            assertThat(new Score.Visible(40000).text(MapType.RACE)).isEqualTo("40.000");
        } finally {
            Locale.setDefault(here);
        }
    }

    @Test
    void points_and_respawns_are_plain_numbers_and_a_hidden_score_says_so() {
        assertThat(new Score.Visible(61005).text(MapType.STUNT)).isEqualTo("61005");
        assertThat(new Score.Visible(3).text(MapType.PLATFORM)).isEqualTo("3");
        assertThat(Score.of(-1).text(MapType.RACE)).isEqualTo("hidden");
        assertThat(Score.of(-1).visible()).isEmpty();
    }
}
