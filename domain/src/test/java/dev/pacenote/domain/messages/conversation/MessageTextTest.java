package dev.pacenote.domain.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import org.junit.jupiter.api.Test;

class MessageTextTest {

    private static final String FOX = "\uD83E\uDD8A";

    private static void refuses(String text, String code) {
        assertThatThrownBy(() -> new MessageText(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void is_kept_character_for_character() {
        var text = "  <script>alert(1)</script>\r\n\tGate 3 \u202eis closed " + FOX + "  ";

        assertThat(new MessageText(text).value()).isEqualTo(text);
    }

    @Test
    void has_at_most_4000_code_points() {
        assertThat(new MessageText(FOX.repeat(4_000)).value()).hasSize(8_000);
        refuses(FOX.repeat(4_001), "too_long");
    }

    @Test
    void fits_in_16_KiB_whatever_it_is_made_of() {
        assertThat(FOX.getBytes(java.nio.charset.StandardCharsets.UTF_8).length * 4_000)
                .isLessThanOrEqualTo(MessageText.MAX_BYTES);
    }

    @Test
    void shows_something() {
        refuses("", "required");
        refuses(" \t\r\n", "required");
        refuses("\u200b\u2060", "required");
    }

    @Test
    void has_no_control_characters_and_no_half_of_a_character() {
        refuses("a\0b", "invalid_characters");
        refuses("a\u0085b", "invalid_characters");
        refuses("a\u001bb", "invalid_characters");
        refuses("a\uD83Eb", "invalid_characters");
    }

    @Test
    void is_not_told_to_a_log() {
        assertThat(new MessageText("Gate 3")).asString().doesNotContain("Gate");
    }
}
