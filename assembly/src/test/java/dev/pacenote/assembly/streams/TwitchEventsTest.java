package dev.pacenote.assembly.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How we hear of what happens at Twitch. */
class TwitchEventsTest {

    private static final URI REACHED = URI.create("https://pacenote.example");
    private static final URI OTHER_PORT = URI.create("https://pacenote.example:8443");
    private static final URI AT_HOME = URI.create("http://localhost:3000");

    @Test
    void where_nobody_chose_twitch_tells_us_where_it_reaches_us() {
        assertThat(TwitchEvents.AUTO.isPollOnly(REACHED, false)).isFalse();
        assertThat(TwitchEvents.AUTO.isPollOnly(URI.create(REACHED + ":443/"), false)).isFalse();
        assertThat(TwitchEvents.AUTO.isPollOnly(OTHER_PORT, false)).isTrue();
        assertThat(TwitchEvents.AUTO.isPollOnly(AT_HOME, false)).isTrue();
        assertThat(TwitchEvents.AUTO.isPollOnly(AT_HOME, true))
                .as("a stand-in reaches every address")
                .isFalse();
    }

    @Test
    void what_somebody_chose_counts() {
        assertThat(TwitchEvents.POLL.isPollOnly(REACHED, false)).isTrue();
        assertThat(TwitchEvents.POLL.isPollOnly(AT_HOME, true)).isTrue();
        assertThat(TwitchEvents.WEBHOOK.isPollOnly(REACHED, false)).isFalse();
        assertThat(TwitchEvents.WEBHOOK.isPollOnly(AT_HOME, true)).isFalse();
    }

    @Test
    void whoever_only_asks_asks_more_often() {
        assertThat(HearingOfTwitch.usualPause(false)).isEqualTo(Duration.ofMinutes(2));
        assertThat(HearingOfTwitch.usualPause(true)).isEqualTo(Duration.ofSeconds(30));
    }
}
