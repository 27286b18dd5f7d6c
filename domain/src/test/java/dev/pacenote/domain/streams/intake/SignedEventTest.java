package dev.pacenote.domain.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignedEventTest {

    // Test 3 of RFC 8032, 7.1: the message is the two bytes af 82. Discord signs the time before
    // the body, so a genuine event is made anew in DiscordEventsTest.
    private static final String KEY =
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
    private static final String SIGNATURE =
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                    + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

    @Test
    void a_signature_is_the_one_of_the_standard() {
        var signature = java.util.HexFormat.of().parseHex(SIGNATURE);
        var key = new DiscordKey(KEY);

        assertThat(key.signed(new byte[] {(byte) 0xaf, (byte) 0x82}, signature)).isTrue();
        assertThat(key.signed(new byte[] {(byte) 0xaf, (byte) 0x83}, signature)).isFalse();
    }

    @Test
    void headers_that_are_none_make_it_a_forgery() {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        var now = Instant.ofEpochSecond(1_700_000_000);
        for (var timestamp : new String[] {"", "-1", "now", "1700000000", "99999999999999999999"}) {
            for (var signature : new String[] {"", "zz", SIGNATURE, SIGNATURE + "00"}) {
                assertThat(
                                new SignedEvent(timestamp, signature, body)
                                        .isGenuine(new DiscordKey(KEY), now))
                        .isFalse();
            }
        }
    }

    @Test
    void the_same_body_has_the_same_name_and_nothing_of_it_stands_in_a_log() {
        var one = new SignedEvent("1", "a", new byte[] {1});
        var other = new SignedEvent("2", "b", new byte[] {1});

        assertThat(one.name()).hasSize(64).isEqualTo(other.name());
        assertThat(new SignedEvent("1", "a", new byte[] {2}).name()).isNotEqualTo(one.name());
        assertThat(one).hasToString("SignedEvent[1]");
    }

    @Test
    void a_key_has_64_hexadecimal_digits() {
        for (var wrong : new String[] {"", "ab", KEY + "00", "x".repeat(64)}) {
            assertThatThrownBy(() -> new DiscordKey(wrong))
                    .isInstanceOf(InvalidValueException.class);
        }
    }
}
