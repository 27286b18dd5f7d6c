package dev.pacenote.application.contracts.streams.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.link.TwitchChannels;
import dev.pacenote.domain.streams.link.TwitchLogin;
import org.junit.jupiter.api.Test;

/** What {@link TwitchChannels} promise. */
public interface TwitchChannelsContract {

    TwitchChannels channels();

    /** A channel that Twitch knows. */
    TwitchLogin known();

    @Test
    default void a_channel_is_found_by_its_name_and_an_unknown_one_is_none() {
        assertThat(channels().find(known()).orElseThrow().names().login()).isEqualTo(known());
        assertThat(channels().find(new TwitchLogin("nobody_at_all"))).isEmpty();
    }
}
