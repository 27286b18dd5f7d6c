package dev.pacenote.adapters.in.http.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as cells of a file for spreadsheets. */
class CsvTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=cmd()", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''\t", "=a\nb"})
    void what_a_spreadsheet_might_run_gets_one_apostrophe_and_comes_back_as_it_went(String text) {
        assertThat(CsvText.disarmed(text)).isEqualTo("'" + text);
        assertThat(CsvText.meant(CsvText.disarmed(text))).isEqualTo(text);
        assertThat(CsvText.of(List.of(), List.of(List.<Object>of(text)))).contains("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pads", "'tis", "'", "1-2", "a=b", " =1"})
    void any_other_text_stays_as_it_is(String text) {
        assertThat(CsvText.disarmed(text)).isEqualTo(text);
        assertThat(CsvText.meant(text)).isEqualTo(text);
    }

    @Test
    void numbers_are_no_texts() {
        assertThat(CsvText.of(List.of(), List.of(List.<Object>of(new BigDecimal("-5")))))
                .isEqualTo("-5\r\n");
    }
}
