package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordRefusalTest {

    @ParameterizedTest
    @ValueSource(ints = {50_035, 50_006, 200_000, 240_000})
    void what_speaks_of_the_message_is_refused_for_good_whatever_its_channel(int code) {
        var refusal = DiscordRefusal.of(code);

        assertThat(refusal).isEqualTo(DiscordRefusal.MESSAGE_REFUSED);
        assertThat(refusal.mayPass()).isFalse();
        assertThat(refusal.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50_083, 130_000})
    void what_is_not_known_may_pass(int code) {
        assertThat(DiscordRefusal.of(code).mayPass()).isTrue();
    }

    @Test
    void what_speaks_of_the_channel_or_the_bot_pauses_the_channel() {
        assertThat(DiscordRefusal.of(10_003).pauses()).isPresent();
        assertThat(DiscordRefusal.of(50_001).mayMeanRemoved()).isTrue();
        assertThat(DiscordRefusal.of(50_013).mayMeanRemoved()).isFalse();
        assertThat(DiscordRefusal.of(10_004).mayMeanRemoved()).isTrue();
    }
}
