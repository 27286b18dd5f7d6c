package dev.pacenote.application.contracts.streams.golive.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.golive.post.PostCodec;
import dev.pacenote.domain.streams.golive.Ping.AllowedMentions;
import dev.pacenote.domain.streams.template.RenderedMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link PostCodec} promises. */
public interface PostCodecContract {

    PostCodec codec();

    @Test
    default void whom_a_message_pings_is_always_said() {
        var message = new RenderedMessage("@everyone <@&77>", Optional.empty());

        assertThat(codec().write(message, AllowedMentions.NOBODY, Optional.empty()))
                .contains("\"allowed_mentions\":{\"parse\":[]}");
        assertThat(
                        codec().write(
                                        message,
                                        new AllowedMentions(false, List.of("77"), List.of("1")),
                                        Optional.empty()))
                .contains(
                        "\"allowed_mentions\":{\"parse\":[],\"roles\":[\"77\"],"
                                + "\"users\":[\"1\"]}");
        assertThat(
                        codec().write(
                                        message,
                                        new AllowedMentions(true, List.of(), List.of()),
                                        Optional.of("https://www.twitch.tv/ada")))
                .contains("\"parse\":[\"everyone\"]", "https://www.twitch.tv/ada");
    }
}
