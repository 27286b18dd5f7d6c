package dev.pacenote.application.contracts.streams.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.link.TwitchIdentity;
import dev.pacenote.domain.streams.link.LinkSecret;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link TwitchIdentity} promises. */
public interface TwitchIdentityContract {

    TwitchIdentity identity();

    /** The channel that logs in. */
    TwitchLogin known();

    /** With which it comes back. */
    String code();

    @Test
    default void a_code_proves_a_channel_once() {
        var code = code();

        assertThat(identity().prove(code))
                .isInstanceOfSatisfying(
                        TwitchIdentity.Answer.Proved.class,
                        it -> assertThat(it.channel().names().login()).isEqualTo(known()));
        assertThat(identity().prove(code)).isEqualTo(new TwitchIdentity.Answer.CodeRefused());
        assertThat(identity().prove("no code")).isEqualTo(new TwitchIdentity.Answer.CodeRefused());
    }

    @Test
    default void the_way_to_twitch_carries_the_state() {
        var state = LinkSecret.of(UUID.randomUUID(), UUID.randomUUID());

        assertThat(identity().authorize(state).getQuery())
                .contains("state=" + state.value(), "response_type=code", "force_verify=true");
    }
}
