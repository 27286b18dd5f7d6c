package dev.pacenote.application.streams.golive.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.streams.link.BroadcasterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Twitch is asked once for the recording of a broadcast, however many posts it has. */
class RecordingLooksTest {

    private static final BroadcasterId ADA = new BroadcasterId("1234");

    private final List<String> asked = new ArrayList<>();
    private Instant now = Samples.NOON;
    private boolean away;
    private Optional<String> recorded = Optional.empty();
    private final RecordingLooks looks = new RecordingLooks((_, id) -> answer(id), () -> now);

    private Optional<String> answer(String id) {
        asked.add(id);
        if (away) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "Twitch is away");
        }
        return recorded;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void all_posts_of_a_broadcast_share_a_look() {
        recorded = Optional.of("https://www.twitch.tv/videos/7");
        for (int post = 0; post < 5_000; post++) {
            assertThat(looks.recording(ADA, "41")).isEqualTo(recorded);
        }
        looks.recording(ADA, "42");

        assertThat(asked).containsExactly("41", "42");
    }

    @Test
    void the_next_look_for_a_post_asks_again() {
        assertThat(looks.recording(ADA, "41")).isEmpty();
        recorded = Optional.of("https://www.twitch.tv/videos/7");
        pass(RecordingLooks.SERVES.minusMillis(1));
        assertThat(looks.recording(ADA, "41")).isEmpty();

        pass(Duration.ofMillis(1));

        assertThat(looks.recording(ADA, "41")).isEqualTo(recorded);
        assertThat(asked).hasSize(2);
    }

    @Test
    void while_twitch_is_away_it_is_asked_each_ten_seconds_and_not_by_each_post() {
        away = true;
        for (int post = 0; post < 3; post++) {
            assertThatThrownBy(() -> looks.recording(ADA, "41"))
                    .isInstanceOf(UpstreamException.class);
        }
        assertThat(asked).hasSize(1);
        away = false;

        pass(RecordingLooks.SILENCE_SERVES);

        assertThat(looks.recording(ADA, "41")).isEmpty();
        assertThat(asked).hasSize(2);
    }
}
