package dev.pacenote.domain.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys of a subscription are those of RFC 8291, or refused. */
class SubscriptionKeysTest {

    /** From RFC 8291, section 5. */
    private static final String POINT =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    private static String changed(int index) {
        var point = Base64.getUrlDecoder().decode(POINT);
        point[index] ^= 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    }

    @Test
    void a_point_of_the_curve_and_sixteen_bytes_are_keys_with_or_without_padding() {
        var keys = new SubscriptionKeys(POINT + "=", AUTH + "==");

        assertThat(keys).isEqualTo(new SubscriptionKeys(POINT, AUTH));
        assertThat(keys.publicKey()).hasSize(65);
        assertThat(keys.authSecret()).hasSize(16);
        assertThat(keys.toString()).doesNotContain(AUTH).doesNotContain(POINT);
    }

    @Test
    void a_point_beside_the_curve_is_refused() {
        var zero = Base64.getUrlEncoder().encodeToString(new byte[65]);
        for (var point : List.of(changed(64), changed(1), changed(0), zero, AUTH, "", "?")) {
            assertThatThrownBy(() -> new SubscriptionKeys(point, AUTH))
                    .as(point)
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void a_secret_of_another_length_is_refused() {
        for (var auth : List.of("", "AAAA", POINT, "not base64!")) {
            assertThatThrownBy(() -> new SubscriptionKeys(POINT, auth))
                    .as(auth)
                    .isInstanceOf(InvalidValueException.class);
        }
    }
}
