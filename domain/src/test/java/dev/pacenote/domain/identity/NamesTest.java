package dev.pacenote.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.shared.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void user_names_keep_their_spelling_and_lose_outer_spaces() {
        assertThat(new Username("  Mad Fox ").value()).isEqualTo("Mad Fox");
        assertThat(new Username("山").value()).isEqualTo("山");
        assertThat(new Username("🦊".repeat(100)).value()).hasSize(200);
    }

    @Test
    void impossible_user_names_are_refused() {
        for (var name : List.of("", "   ", "a\u0000b", "line\nfeed", "\ud800", "x".repeat(101))) {
            assertThatThrownBy(() -> new Username(name)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void keys_ignore_case_and_unicode_form() {
        assertThat(LoginKey.of("ZOË.X")).isEqualTo(LoginKey.of("zoe\u0308.x"));
        assertThat(LoginKey.of("ｆｏｘ")).isEqualTo(LoginKey.of("FOX"));
        assertThat(LoginKey.of("straße")).isEqualTo(LoginKey.of("STRASSE"));
        assertThat(LoginKey.of("Mad Fox")).isNotEqualTo(LoginKey.of("MadFox"));
    }

    @Test
    void addresses_are_plausible_or_refused() {
        for (var good : List.of("a@b.c", " O'Brien+x@Example.ORG ", "ü@exämple.org")) {
            assertThat(new EmailAddress(good).value()).isEqualTo(good.strip().toLowerCase());
        }
        for (var bad :
                List.of(
                        "",
                        "a",
                        "@b.c",
                        "a@",
                        "a@b",
                        "a@.c",
                        "a@b.",
                        "a@b..c",
                        "a@b@c.d",
                        "a b@c.d",
                        "a\u00a0b@c.d",
                        "a@b.c\r\nBcc: x@y.z",
                        "<a@b.c>",
                        "a@b.c,d@e.f",
                        "x".repeat(251) + "@b.c")) {
            assertThatThrownBy(() -> new EmailAddress(bad))
                    .as(bad)
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void passwords_are_long_enough_never_trimmed_and_never_printed() {
        assertThat(new RawPassword("        ").value()).isEqualTo("        ");
        assertThat(new RawPassword("12345678")).hasToString("RawPassword[hidden]");
        for (var bad : List.of("1234567", "x".repeat(257))) {
            assertThatThrownBy(() -> new RawPassword(bad))
                    .isInstanceOf(InvalidValueException.class);
        }
    }
}
