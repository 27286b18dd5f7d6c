package dev.pacenote.application.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DigestSection.Link;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Phrases and links that mails, the history and pages share. */
class MailPhrasesTest {

    private static final Instant SUMMER = Instant.parse("2026-07-05T22:03:00Z");

    @Test
    void one_is_singular_and_everything_else_is_not() {
        assertThat(MailPhrases.count(1, "map")).isEqualTo("1 map");
        assertThat(MailPhrases.count(0, "map")).isEqualTo("0 maps");
        assertThat(MailPhrases.count(2, "map")).isEqualTo("2 maps");
    }

    @Test
    void maps_that_could_not_be_checked_are_mentioned_only_where_there_are_some() {
        assertThat(MailPhrases.missing(new Coverage(3, 0, SUMMER))).isEmpty();
        assertThat(MailPhrases.missing(new Coverage(3, 1, SUMMER)))
                .isEqualTo(" 1 map could not be checked and will be looked at again.");
    }

    @Test
    void a_driver_without_a_name_that_can_be_seen_is_called_by_the_account() {
        var nova = Samples.driver();

        assertThat(MailPhrases.driver(nova, Map.of(nova, "Nova"))).isEqualTo("Nova");
        assertThat(MailPhrases.driver(nova, Map.of(nova, "\u200b"))).isEqualTo(nova.toString());
        assertThat(MailPhrases.driver(nova, Map.of())).isEqualTo(nova.toString());
    }

    @Test
    void a_moment_is_told_in_utc_and_in_the_readers_zone_where_that_is_another() {
        assertThat(MailPhrases.when(SUMMER, ZoneId.of("UTC"))).isEqualTo("5 Jul 2026 22:03 UTC");
        assertThat(MailPhrases.when(SUMMER, ZoneId.of("Europe/Riga")))
                .isEqualTo("5 Jul 2026 22:03 UTC (6 Jul 2026 01:03 Europe/Riga)");
    }

    @Test
    void a_lead_is_told_in_the_unit_of_the_map() {
        assertThat(MailPhrases.lead(0, MapType.RACE)).isEqualTo("the same score, driven earlier");
        assertThat(MailPhrases.lead(-61_234, MapType.RACE)).isEqualTo("1:01.234 ahead");
        assertThat(MailPhrases.lead(1, MapType.STUNT)).isEqualTo("1 point ahead");
        assertThat(MailPhrases.lead(2, MapType.PLATFORM)).isEqualTo("2 respawns ahead");
    }

    @Test
    void a_map_leads_to_its_page_where_it_has_one_and_to_its_board() {
        var map = new MapUid("one");
        var board = new Link("Leaderboard", TrackmaniaPages.board(map));

        assertThat(TrackmaniaPages.board(map))
                .isEqualTo(URI.create("https://trackmania.io/#/leaderboard/one"));
        assertThat(TrackmaniaPages.links(map, Optional.empty())).containsExactly(board);
        assertThat(TrackmaniaPages.links(map, Optional.of(7L)))
                .containsExactly(
                        new Link("Map page", URI.create("https://trackmania.exchange/mapshow/7")),
                        board);
    }
}
