package dev.pacenote.application.contracts.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.streams.intake.TwitchMessages;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.subscription.Revocation;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link TwitchMessages} promise, by the examples of Twitch's own pages. */
public interface TwitchMessagesContract {

    TwitchMessages messages();

    TwitchEvent.Channel CHANNEL =
            new TwitchEvent.Channel(
                    new BroadcasterId("1337"), new TwitchLogin("cool_user"), "Cool_User");

    private static String body(String type, String rest) {
        return """
                {"subscription":{"id":"f1c2a387","status":"enabled","type":"%s","version":"1",
                "condition":{"broadcaster_user_id":"1337"}}%s}
                """
                .formatted(type, rest);
    }

    private static String event(String more) {
        return """
                ,"event":{"broadcaster_user_id":"1337","broadcaster_user_login":"cool_user",
                "broadcaster_user_name":"Cool_User"%s}
                """
                .formatted(more);
    }

    @Test
    default void what_twitch_tells_is_read() {
        assertThat(
                        messages()
                                .read(
                                        body(
                                                "stream.online",
                                                event(
                                                        ",\"id\":\"9001\",\"type\":\"live\","
                                                                + "\"started_at\":"
                                                                + "\"2020-10-11T10:11:12.123Z\""))))
                .isEqualTo(
                        new TwitchEvent.Online(
                                CHANNEL,
                                "9001",
                                BroadcastType.LIVE,
                                Instant.parse("2020-10-11T10:11:12.123Z")));
        assertThat(messages().read(body("stream.offline", event(""))))
                .isEqualTo(new TwitchEvent.Offline(CHANNEL));
        assertThat(
                        messages()
                                .read(
                                        body(
                                                "channel.update",
                                                event(
                                                        ",\"title\":\"Best\",\"category_name\":"
                                                                + "\"Fortnite\""))))
                .isEqualTo(new TwitchEvent.Updated(CHANNEL, "Best", "Fortnite"));
        assertThat(messages().read(body("stream.online", "").replace("enabled", "user_removed")))
                .isEqualTo(new TwitchEvent.Revoked("f1c2a387", Revocation.USER_REMOVED));
        assertThat(messages().read(body("channel.follow", event(""))))
                .isEqualTo(new TwitchEvent.Unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "live, LIVE",
        "playlist, PLAYLIST",
        "watch_party, WATCH_PARTY",
        "premiere, PREMIERE",
        "rerun, RERUN"
    })
    default void each_kind_of_broadcast_is_told_from_the_others(String word, BroadcastType type) {
        var body =
                body(
                        "stream.online",
                        event(
                                ",\"id\":\"9001\",\"type\":\"%s\",\"started_at\":\"2020-10-11T10:11:12Z\""
                                        .formatted(word)));

        assertThat(messages().read(body))
                .isInstanceOfSatisfying(
                        TwitchEvent.Online.class, it -> assertThat(it.type()).isEqualTo(type));
    }

    @Test
    default void a_verification_gives_its_challenge_and_says_for_what_it_is() {
        var body = body("stream.online", ",\"challenge\":\"pogchamp\"");

        assertThat(messages().challenge(body)).contains("pogchamp");
        assertThat(messages().challenge(body("stream.online", ""))).isEmpty();
        assertThat(messages().read(body))
                .isEqualTo(
                        new TwitchEvent.Confirmed(
                                "f1c2a387", new BroadcasterId("1337"), SubscriptionType.ONLINE));
    }

    @Test
    default void what_is_no_json_object_or_lacks_what_it_must_have_is_not_readable() {
        assertThat(messages().isReadable("{}")).isTrue();
        assertThat(messages().isReadable("[]")).isFalse();
        assertThat(messages().isReadable("hello")).isFalse();
        assertThat(messages().challenge("hello")).isEmpty();
        assertThatThrownBy(() -> messages().read(body("stream.online", event(""))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> messages().read("{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
