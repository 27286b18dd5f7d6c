package dev.pacenote.domain.streams.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordTextTest {

    @Test
    void formatting_and_mentions_of_somebody_else_are_shown_as_text() {
        assertThat(DiscordText.escaped("@everyone <@&77> [x](http://y) **b** a_b"))
                .isEqualTo(
                        "@\u200Beveryone \\<@\u200B&77\\> \\[x\\]\\(<http://y>\\) \\*\\*b\\*\\*"
                                + " a\\_b");
    }

    @Test
    void a_bare_address_is_shown_without_a_preview_and_not_changed() {
        assertThat(DiscordText.escaped("see https://a.example/b_c*d#e and HTTP://f"))
                .isEqualTo("see <https://a.example/b_c*d#e> and <HTTP://f>");
    }

    @Test
    void lines_lists_quotes_and_headings_are_no_more_than_words() {
        assertThat(DiscordText.escaped("- a\n# b\r\n> c\u2028d")).isEqualTo("\\- a \\# b \\> c d");
        assertThat(DiscordText.escaped("1. v1.2 -x")).isEqualTo("1\\. v1.2 -x");
    }

    @Test
    void a_short_text_is_not_cut_and_a_long_one_says_that_it_was() {
        assertThat(DiscordText.cut("abc", 3)).isEqualTo("abc");
        assertThat(DiscordText.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(DiscordText.cut("ab d", 3)).as("no blank before it").isEqualTo("ab…");
        assertThat(DiscordText.cut("abcd", 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<@&123456789012345678>",
                "<@123456789012345678>",
                "<:smile:123456789012345678>",
                "<https://a.example/b>",
                "https://a.example/b",
                "@everyone",
                "\\*",
                "👩‍👩‍👧",
                "🇩🇪",
                "👍🏽",
                "e\u0301"
            })
    void what_belongs_together_is_never_cut_in_two(String unit) {
        for (int most = 2; most <= unit.length() + 1; most++) {
            assertThat(DiscordText.cut("a" + unit + "bcd", most)).as("%s", most).isEqualTo("a…");
        }
        assertThat(DiscordText.cut("a" + unit + "b", unit.length() + 2))
                .isEqualTo("a" + unit + "b");
        assertThat(DiscordText.cut("a" + unit + " cd", unit.length() + 2))
                .isEqualTo("a" + unit + "…");
    }

    @Test
    void only_addresses_of_the_web_are_links_and_pictures() {
        assertThat(DiscordText.isWebAddress("https://a.example/b?c=d")).isTrue();
        assertThat(DiscordText.isWebAddress("HTTP://a.example")).isTrue();
        for (var other :
                new String[] {
                    "",
                    "a",
                    "javascript:alert(1)",
                    "ftp://a.example",
                    "https://",
                    "https://a b",
                    "/x"
                }) {
            assertThat(DiscordText.isWebAddress(other)).as(other).isFalse();
        }
    }
}
