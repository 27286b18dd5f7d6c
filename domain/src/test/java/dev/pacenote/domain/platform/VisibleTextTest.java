package dev.pacenote.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    private static final List<String> INVISIBLE =
            List.of(
                    "",
                    " ",
                    "\u00a0",
                    "\u200b",
                    "\u3164",
                    "\u115f",
                    "\u1160",
                    "\uffa0",
                    "\u2800",
                    "\u00ad",
                    "\u034f",
                    "\ufe0f",
                    "\ufeff",
                    "\u202e",
                    "\u2067\u2069",
                    "\u3000",
                    "\u180e",
                    "\u2028",
                    "\t\r\n",
                    "\u0000",
                    "\udb40\udc41");

    @Test
    void characters_that_no_font_draws_are_blank_alone_and_together() {
        assertThat(INVISIBLE).allMatch(VisibleText::isBlank);
        assertThat(VisibleText.isBlank(String.join("", INVISIBLE))).isTrue();
    }

    @Test
    void one_visible_character_is_enough() {
        for (var name : List.of("x", "山", "🦊", ".", "\u05d0", "\u0301", "\uf0f3", "\ud800")) {
            assertThat(VisibleText.isBlank(name)).as(name).isFalse();
            assertThat(VisibleText.isBlank("\u3164" + name + "\u200b")).as(name).isFalse();
        }
        assertThat(VisibleText.orElse("Nova", "somebody")).isEqualTo("Nova");
        assertThat(VisibleText.orElse("\u3164\u200b", "somebody")).isEqualTo("somebody");
    }

    @Test
    void plain_left_to_right_names_stay_as_they_are() {
        for (var name :
                List.of(
                        "",
                        "Nova",
                        "Zoë.x",
                        "山",
                        "Spring 2026 - 07 (v1.2)!",
                        "🦊 & #1 +5 €",
                        "e\u0301")) assertThat(VisibleText.isolated(name)).isEqualTo(name);
    }

    @Test
    void names_with_another_direction_are_wrapped() {
        assertThat(VisibleText.isolated("\u05d0\u05d1")).isEqualTo("\u2068\u05d0\u05d1\u2069");
        assertThat(VisibleText.isolated("a\u202eb")).isEqualTo("\u2068a\u202eb\u2069");
    }

    @Test
    void a_name_can_neither_leave_its_wrapping_nor_stretch_it() {
        assertThat(VisibleText.isolated("\u2069\u202eb")).isEqualTo("\u2068\u202eb\u2069");
        assertThat(VisibleText.isolated("\u2067b")).isEqualTo("\u2068\u2067b\u2069\u2069");
        assertThat(VisibleText.isolated("\u2067b\u2069")).isEqualTo("\u2068\u2067b\u2069\u2069");
    }

    @Test
    void a_name_is_one_line() {
        assertThat(VisibleText.isolated("a\r\nb\u2028c\u2029d\te")).isEqualTo("a  b c d e");
    }

    @Property(tries = 2000)
    void the_text_around_a_name_keeps_its_direction(@ForAll("names") String name) {
        var before = "map: ";
        var shown = VisibleText.isolated(name);
        var line = before + shown + " (3) by me";
        var bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        assertThat(bidi.getBaseLevel()).isZero();
        for (int i = 0; i < line.length(); i++) {
            if (i < before.length() || i >= before.length() + shown.length()) {
                assertThat(bidi.getLevelAt(i)).as("level at %d of %s", i, codes(line)).isZero();
            }
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars(
                        'a', '1', ' ', '!', '\u05d0', '\u0627', '\u0661', '\u200f', '\u061c',
                        '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067',
                        '\u2068', '\u2069', '\n', '\u2029')
                .ofMaxLength(12);
    }

    private static String codes(String text) {
        return text.chars().mapToObj("%04x"::formatted).collect(Collectors.joining(" "));
    }
}
