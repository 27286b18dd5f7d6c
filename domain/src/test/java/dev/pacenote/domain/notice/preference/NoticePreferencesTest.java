package dev.pacenote.domain.notice.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people have chosen, and how one step stops mail. */
class NoticePreferencesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final NoticePreferences NOTHING_CHOSEN =
            NoticePreferences.initial(new AccountId(7));

    @Test
    void mail_of_an_area_stops_also_for_the_topics_that_were_chosen_by_themselves() {
        var before =
                NOTHING_CHOSEN.choosing(
                        Map.of(
                                "/topics/parts.low/mail",
                                true,
                                "/topics/parts.low/push",
                                true,
                                "/topics/partsother.low/mail",
                                true,
                                "/topics/parts/push",
                                true,
                                "/topics/message/mail",
                                true,
                                "/theme",
                                "dark"),
                        NOON);

        assertThat(before.withoutMailOf(Set.of("parts", "message"), NOON).choices())
                .containsOnly(
                        Map.entry("/topics/parts/mail", false),
                        Map.entry("/topics/message/mail", false),
                        Map.entry("/topics/parts.low/push", true),
                        Map.entry("/topics/partsother.low/mail", true),
                        Map.entry("/topics/parts/push", true),
                        Map.entry("/theme", "dark"));
    }

    @Test
    void a_second_time_changes_nothing() {
        var stopped = NOTHING_CHOSEN.withoutMailOf(Set.of("parts"), NOON);

        assertThat(stopped.withoutMailOf(Set.of("parts"), NOON.plusSeconds(1))).isSameAs(stopped);
    }
}
