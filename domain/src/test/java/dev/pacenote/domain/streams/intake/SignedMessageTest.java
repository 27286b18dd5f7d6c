package dev.pacenote.domain.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignedMessageTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SENT = "2026-11-20T12:00:00.123456789Z";
    private static final TwitchSecret SECRET = new TwitchSecret("a secret of ten");
    private static final byte[] BODY = "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8);

    private static SignedMessage message(String id, String timestamp, String signature) {
        return new SignedMessage(id, timestamp, signature, "notification", BODY);
    }

    private static SignedMessage genuine(String timestamp) {
        return message("m-1", timestamp, SECRET.signature("m-1", timestamp, BODY));
    }

    private static boolean isGenuine(SignedMessage message) {
        return message.isGenuine(List.of(SECRET), NOON);
    }

    @Test
    void the_signature_is_the_one_of_the_standard() {
        // Made by `printf 'abc' | openssl dgst -sha256 -hmac 'a secret of ten'`.
        assertThat(SECRET.signature("a", "b", "c".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        "sha256=2ebc2ad06a141a56305e886bb739ea6b4171c37b3fa2249c1132cf31c3a6bf38");
        assertThat(SECRET.signature("a", "b", BODY))
                .isEqualTo(SECRET.signature("ab", "", BODY))
                .isNotEqualTo(SECRET.signature("a", "b", new byte[] {1}));
    }

    @Test
    void a_message_that_twitch_signed_a_moment_ago_is_genuine() {
        assertThat(isGenuine(genuine(SENT))).isTrue();
    }

    @Test
    void whatever_is_changed_makes_it_a_forgery() {
        var good = genuine(SENT);

        assertThat(isGenuine(message("m-2", SENT, good.signature()))).isFalse();
        assertThat(isGenuine(message("m-1", "2026-11-20T12:00:01Z", good.signature()))).isFalse();
        assertThat(isGenuine(message("m-1", SENT, ""))).isFalse();
        assertThat(isGenuine(message("m-1", SENT, good.signature().substring(7)))).isFalse();
        assertThat(
                        isGenuine(
                                new SignedMessage(
                                        "m-1",
                                        SENT,
                                        good.signature(),
                                        "notification",
                                        new byte[0])))
                .isFalse();
        assertThat(good.isGenuine(List.of(new TwitchSecret("another secret")), NOON)).isFalse();
        assertThat(good.isGenuine(List.of(), NOON)).isFalse();
    }

    @Test
    void what_is_more_than_ten_minutes_off_either_way_is_no_message_of_now() {
        assertThat(isGenuine(genuine(NOON.minus(Duration.ofMinutes(10)).toString()))).isTrue();
        assertThat(isGenuine(genuine(NOON.plus(Duration.ofMinutes(10)).toString()))).isTrue();
        assertThat(isGenuine(genuine(NOON.minus(Duration.ofMinutes(10)).minusMillis(1).toString())))
                .isFalse();
        assertThat(isGenuine(genuine(NOON.plus(Duration.ofMinutes(10)).plusMillis(1).toString())))
                .isFalse();
        assertThat(isGenuine(genuine("yesterday"))).isFalse();
    }

    @Test
    void while_a_secret_is_replaced_the_one_before_counts_too() {
        assertThat(
                        genuine(SENT)
                                .isGenuine(
                                        List.of(new TwitchSecret("the next secret"), SECRET), NOON))
                .isTrue();
    }

    @Test
    void a_message_without_a_name_or_with_an_endless_one_is_none() {
        var endless = "x".repeat(201);

        assertThat(isGenuine(message("", SENT, SECRET.signature("", SENT, BODY)))).isFalse();
        assertThat(isGenuine(message(endless, SENT, SECRET.signature(endless, SENT, BODY))))
                .isFalse();
    }

    @Test
    void neither_secret_nor_body_nor_signature_stands_in_a_log() {
        assertThat(SECRET).hasToString("TwitchSecret[hidden]");
        assertThat(genuine(SENT)).hasToString("SignedMessage[notification m-1]");
        assertThatThrownBy(() -> new TwitchSecret("too short"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TwitchSecret("x".repeat(101)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TwitchSecret("ten letters ü"))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_stored_message_is_handled_by_one_and_again_when_that_one_vanished() {
        var message =
                InboxMessage.received(
                        new InboxMessage.Key(InboxMessage.Source.TWITCH, "m-1"),
                        "notification",
                        "{}",
                        NOON,
                        NOON);
        var claimed = message.claimed(UUID.randomUUID(), NOON);

        assertThat(claimed.isClaimable(NOON.plusMillis(29_999))).isFalse();
        assertThat(claimed.isClaimable(NOON.plusSeconds(30))).isTrue();
        assertThatThrownBy(() -> claimed.claimed(UUID.randomUUID(), NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(claimed.done(NOON).isClaimable(NOON.plusSeconds(999_999))).isFalse();
    }

    @Test
    void what_cannot_be_handled_waits_longer_each_time_and_is_put_aside_after_ten() {
        var message =
                InboxMessage.received(
                        new InboxMessage.Key(InboxMessage.Source.TWITCH, "m-1"),
                        "notification",
                        "{}",
                        NOON,
                        NOON);
        var now = NOON;
        int waits = 0;
        while (!(message.state() instanceof InboxMessage.State.PutAside)) {
            message = message.claimed(UUID.randomUUID(), now).failed(now);
            if (message.state() instanceof InboxMessage.State.Waiting(_, var at)) {
                assertThat(Duration.between(now, at)).isEqualTo(Duration.ofSeconds(1L << waits));
                assertThat(message.isClaimable(at.minusMillis(1))).isFalse();
                now = at;
                waits++;
            }
        }
        assertThat(message.state().attempts()).isEqualTo(10);
        assertThat(message.isClaimable(now.plusSeconds(999_999))).isFalse();
    }
}
