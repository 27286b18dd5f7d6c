package dev.pacenote.domain.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.PingMode.Effect;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeChoiceTest {

    private static NoticeChoice unchosen(PingMode mode) {
        return new NoticeChoice(Optional.empty(), mode);
    }

    @Test
    void nobody_is_pinged_by_name_or_by_a_role_of_ours_who_did_not_ask() {
        assertThat(unchosen(PingMode.NONE).isOn()).isTrue();
        assertThat(unchosen(PingMode.ROLE).isOn()).isTrue();
        assertThat(unchosen(PingMode.MANAGED_ROLE).isOn()).isFalse();
        assertThat(unchosen(PingMode.MENTIONS).isOn()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PingMode.class)
    void what_somebody_chose_counts_whatever_the_mode(PingMode mode) {
        assertThat(unchosen(mode).choosing(true).isOn()).isTrue();
        assertThat(unchosen(mode).choosing(true).choosing(false).isOn()).isFalse();
    }

    @Test
    void by_name_whoever_switched_it_on_is_pinged_and_where_posts_ping_by_name() {
        assertThat(unchosen(PingMode.MENTIONS).isMentioned()).isFalse();
        assertThat(unchosen(PingMode.MENTIONS).choosing(true).isMentioned()).isTrue();
        assertThat(unchosen(PingMode.ROLE).isMentioned()).isFalse();
    }

    @Test
    void out_of_a_role_of_the_server_nobody_is_taken() {
        assertThat(unchosen(PingMode.ROLE).effect()).isEqualTo(Effect.PERSONAL_ONLY);
        assertThat(unchosen(PingMode.NONE).effect()).isEqualTo(Effect.FULL);
        assertThat(unchosen(PingMode.MENTIONS).effect()).isEqualTo(Effect.FULL);
    }
}
