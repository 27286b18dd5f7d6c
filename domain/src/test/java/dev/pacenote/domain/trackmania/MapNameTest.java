package dev.pacenote.domain.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapNameTest {

    private static final MapUid UID = new MapUid("uid_1");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Canyon Rush, Canyon Rush",
                "$f00Canyon, Canyon",
                "$f0Canyon, anyon",
                "$F93Desert $000& $3C3Forest, Desert & Forest",
                "$i$s$f75W$fffinterberg, Winterberg",
                "$oB$zold, Bold",
                "100$$, 100$",
                "$$$$, $$",
                "$l[https://x.example]Link$l, Link",
                "$h[maniaplanet]a$p[b]c, ac",
                "$l[open, [open",
                "end$, end",
                "$<in$>side, inside",
                "$🦊fox, fox",
                "$s$w Drop$z $s$w$6CFTHE CAVE, Drop THE CAVE",
                "<b>raw</b>, <b>raw</b>",
            })
    void style_codes_disappear(String raw, String plain) {
        assertThat(new MapName(raw).plain(UID)).isEqualTo(plain);
    }

    @Test
    void a_name_of_codes_only_shows_the_uid() {
        assertThat(new MapName("$f00$o  $z").plain(UID)).isEqualTo("uid_1");
        assertThat(new MapName("").plain(UID)).isEqualTo("uid_1");
    }
}
