package dev.pacenote.adapters.out.push.delivery.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.delivery.device.SubscriptionKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {

    private static final String SENDER =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Test
    void the_example_of_rfc_8291_is_the_same_byte_for_byte() throws GeneralSecurityException {
        var keys =
                new SubscriptionKeys(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
                                + "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                        "BTBZMqHH6r4Tts7J_aSIgg");
        var sender =
                new KeyPair(
                        P256.publicKey(decoded(SENDER)),
                        P256.privateKey(decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        var text = "When I grow up, I want to be a watermelon".getBytes(UTF_8);

        var body =
                PushEncryption.encrypt(
                        text, text.length, keys, sender, decoded("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6"
                                + "e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVB"
                                + "St2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void a_point_beside_the_curve_is_refused() {
        var point = decoded(SENDER);
        point[P256.POINT_BYTES - 1] ^= 1;

        assertThatThrownBy(
                        () -> {
                            var agreement = KeyAgreement.getInstance("ECDH");
                            agreement.init(P256.generate().getPrivate());
                            agreement.doPhase(P256.publicKey(point), true);
                        })
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> P256.publicKey(new byte[P256.POINT_BYTES]))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void keys_are_read_as_they_were_written_and_only_as_a_pair() {
        var keys = VapidKeys.generate("mailto:admin@example.org");
        var again = VapidKeys.of(keys.publicKey(), keys.privateKey(), keys.subject());
        var other = VapidKeys.generate("mailto:admin@example.org");

        assertThat(again.publicKey()).isEqualTo(keys.publicKey());
        assertThat(again.privateKey()).isEqualTo(keys.privateKey());
        assertThat(keys.toString()).doesNotContain(keys.privateKey());
        assertThatThrownBy(() -> VapidKeys.of(keys.publicKey(), other.privateKey(), keys.subject()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VapidKeys.of("?", "?", "mailto:a@b.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
