package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who sees that somebody is there, is away, or is writing (contract 2.1 and R14). */
class PresenceTest extends PeopleOnSockets {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania")
                    .with("JWT_SECRET", "both of them know these 32 bytes or more")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "100000");
    private static final Api API = APP.open();

    PresenceTest() {
        super(APP, API);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    @ServerOnly("there are no two servers")
    void partners_see_who_is_there_on_another_server_and_strangers_see_nothing() {
        sent(ann, bob, "Hello");
        var carl = person("Carl");
        var stranger = open(carl);
        APP.withDataOfItsOwn();
        var second = APP.startServer();
        try {
            var watcher = openAt(second.port(), ann);
            reply(watcher, "{'action':'subscribe','presence':['" + bob.id() + "']}");
            assertThat(watcher.next("presence").path("state").asText()).isEqualTo("offline");
            reply(stranger, "{'action':'subscribe','presence':['" + bob.id() + "']}");
            stranger.next("presence");

            var socket = open(bob);

            assertThat(watcher.next("presence").path("state").asText()).isEqualTo("online");
            assertThat(presence(ann, bob).path("state").asText()).isEqualTo("online");
            var typing = reply(socket, "{'action':'typing','to':'" + ann.id() + "'}");
            assertThat(typing.path("ok").asBoolean()).isTrue();
            assertThat(watcher.next("typing").path("userId").asText()).isEqualTo(bob.id());
            assertThat(presence(carl, bob).toString())
                    .isEqualTo("{\"userId\":\"" + bob.id() + "\",\"state\":\"offline\"}");
            assertThat(stranger.text("{'action':'ping'}").next("pong").path("seq").asLong())
                    .isZero();
        } finally {
            second.close();
        }
    }

    @Test
    @ServerOnly("there are no two servers")
    void of_eleven_sockets_at_two_servers_the_least_recently_active_one_is_closed_with_4409() {
        APP.withDataOfItsOwn();
        var second = APP.startServer();
        try {
            var first = open(bob);
            var quiet = open(bob);
            APP.clock.pass(Duration.ofSeconds(60));
            for (int i = 0; i < 4; i++) {
                open(bob);
                openAt(second.port(), bob);
            }
            first.text("{'action':'ping'}").next("pong");

            var eleventh = openAt(second.port(), bob);

            quiet.awaitEnd(4409);
            for (var socket : opened) {
                if (socket != quiet) {
                    assertThat(socket.text("{'action':'ping'}").next("pong").path("seq").asLong())
                            .isZero();
                }
            }
            assertThat(opened).hasSize(11).endsWith(eleventh);
        } finally {
            second.close();
        }
    }

    @Test
    void closing_one_of_two_tabs_leaves_somebody_online_and_a_minute_after_both_they_are_gone() {
        sent(ann, bob, "Hello");
        var one = open(bob);
        var two = open(bob);
        awaitState(ann, bob, "online");

        one.close();
        APP.clock.pass(Duration.ofSeconds(61));
        two.text("{'action':'ping'}").next("pong");
        awaitState(ann, bob, "online");

        two.close();
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (presence(ann, bob).path("state").asText().equals("online")) {
            assertThat(System.nanoTime()).isLessThan(end);
            APP.clock.pass(Duration.ofSeconds(1));
        }
        assertThat(presence(ann, bob).path("state").asText()).isEqualTo("offline");
        assertThat(presence(ann, bob).path("lastSeenAt").asText()).isNotEmpty();
    }

    @Test
    void who_blocks_or_hides_looks_like_somebody_unknown() {
        sent(ann, bob, "Hello");
        var socket = open(bob);
        awaitState(ann, bob, "online");
        API.send(
                API.json("/users/me/blocks/" + ann.id())
                        .header("Authorization", "Bearer " + bob.token())
                        .PUT(Api.text("")));
        var unknown = presence(ann, person("Carl")).toString();

        assertThat(presence(ann, bob).toString().replace(bob.id(), ""))
                .isEqualTo(unknown.replaceAll("\"\\d+\"", "\"\""));
        API.delete("/users/me/blocks/" + ann.id(), bob.token());
        awaitState(ann, bob, "online");
        choose(bob, Map.of("presence", false));
        assertThat(presence(ann, bob).path("state").asText()).isEqualTo("offline");
        assertThat(presence(ann, bob).has("lastSeenAt")).isFalse();
        socket.next("user_updated");
        assertThat(socket.text("{'action':'ping'}").next("pong").path("seq").asLong())
                .as("of presence there is no event")
                .isEqualTo(2);
    }

    @Test
    void partners_see_who_comes_and_who_writes_and_strangers_see_nothing() {
        sent(ann, bob, "Hello");
        var carl = person("Carl");
        var stranger = open(carl);
        var watcher = open(ann);
        reply(watcher, "{'action':'subscribe','presence':['" + bob.id() + "']}");
        assertThat(watcher.next("presence").path("state").asText()).isEqualTo("offline");
        reply(stranger, "{'action':'subscribe','presence':['" + bob.id() + "']}");
        stranger.next("presence");

        var socket = open(bob);
        APP.service().sweepSockets();

        assertThat(watcher.next("presence").path("state").asText()).isEqualTo("online");
        var typing = reply(socket, "{'action':'typing','to':'" + ann.id() + "'}");
        assertThat(typing.path("ok").asBoolean()).isTrue();
        assertThat(watcher.next("typing").path("userId").asText()).isEqualTo(bob.id());
        assertThat(stranger.text("{'action':'ping'}").next("pong").path("seq").asLong()).isZero();
    }

    @Test
    void presence_is_asked_of_a_hundred_people_at_most() {
        for (var ids : List.of("", "x", "1,,2", "0", "1,".repeat(100) + "1")) {
            var refused = API.get("/users/presence?userIds=" + ids, ann.token());
            assertThat(refused.status()).as(ids).isEqualTo(400);
            assertThat(refused.text("code")).isEqualTo("INVALID_INPUT");
        }
        assertThat(API.get("/users/presence", ann.token()).status()).isEqualTo(400);
        var items = API.get("/users/presence?userIds=7777777," + ann.id(), ann.token()).json();
        assertThat(items.at("/items/0/state").asText()).isEqualTo("offline");
        assertThat(items.at("/items/1/userId").asText()).isEqualTo(ann.id());
    }
}
