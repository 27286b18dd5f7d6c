package dev.pacenote.domain.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "\u5c71", "nul\u0000"})
    void what_no_service_gives_out_is_no_token(String text) {
        assertThatThrownBy(() -> new AppToken(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_token_is_kept_to_itself() {
        var longest = "a".repeat(AppToken.MAX_LENGTH);

        assertThat(new AppToken(longest).value()).isEqualTo(longest);
        assertThatThrownBy(() -> new AppToken(longest + "a"))
                .isInstanceOf(InvalidValueException.class);
        assertThat(new PushTarget.App(Platform.IOS, new AppToken("secret")))
                .hasToString("App[hidden]");
        assertThat(new AppToken("secret").toString()).doesNotContain("secret");
    }

    @Test
    void the_same_token_of_another_kind_of_phone_is_another_target() {
        var token = new AppToken("a1:b2-c3_d4");

        assertThat(new PushTarget.App(Platform.IOS, token).fingerprint())
                .isEqualTo(new PushTarget.App(Platform.IOS, token).fingerprint())
                .isNotEqualTo(new PushTarget.App(Platform.ANDROID, token).fingerprint());
        assertThatThrownBy(() -> new PushTarget.App(Platform.WEB, token))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
