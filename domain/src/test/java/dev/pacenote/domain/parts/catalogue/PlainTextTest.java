package dev.pacenote.domain.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    /** Of four bytes, and of two characters of Java. */
    private static final String CAR = "\uD83D\uDE97";

    @Property
    void texts_are_compared_in_lower_case_and_one_form(
            @ForAll @AlphaChars @NumericChars @Chars({' ', 'Å', 'ß', 'İ', 'Ｃ', 'ﬁ', '²', '\u030A'})
                    String text) {
        assertThat(PlainText.folded(text))
                .isEqualTo(inOneForm(inOneForm(text).toLowerCase(Locale.ROOT)));
    }

    private static String inOneForm(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Test
    void numbers_are_compared_without_blanks() {
        assertThat(PlainText.foldedWithoutBlanks(" BP 01\t02 ")).isEqualTo("bp0102");
    }

    @Test
    void a_line_has_so_many_characters_whatever_their_bytes() {
        assertThat(PlainText.line(" " + CAR.repeat(3) + " ", 3)).isEqualTo(CAR.repeat(3));
        refuses(CAR.repeat(4), "too_long");
        refuses("four", "too_long");
    }

    @Test
    void what_nobody_can_see_is_refused_but_line_breaks_where_there_may_be_lines() {
        refuses("a\u0000b", "control_character");
        refuses("a\u0085b", "control_character");
        refuses("a\nb", "control_character");
        assertThat(PlainText.lines("a\r\nb", 4)).isEqualTo("a\r\nb");
        assertThatThrownBy(() -> PlainText.lines("a\tb", 3))
                .isInstanceOf(InvalidValueException.class);
    }

    private static void refuses(String text, String code) {
        assertThatThrownBy(() -> PlainText.line(text, 3))
                .as(text)
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
