package dev.pacenote.application.contracts.streams.golive.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.golive.broadcast.TwitchVideos;
import dev.pacenote.domain.streams.link.BroadcasterId;
import org.junit.jupiter.api.Test;

/** What {@link TwitchVideos} promise. */
public interface TwitchVideosContract {

    TwitchVideos videos();

    /** A channel with several recordings. */
    BroadcasterId recorded();

    /** Twitch's id of a broadcast of that channel, whose recording is not the newest. */
    String broadcast();

    /** Where its recording is. */
    String address();

    @Test
    default void the_recording_of_a_broadcast_is_found_among_those_of_its_channel() {
        assertThat(videos().recording(recorded(), broadcast())).contains(address());
        assertThat(videos().recording(recorded(), "1")).isEmpty();
        assertThat(videos().recording(new BroadcasterId("1"), broadcast())).isEmpty();
    }
}
