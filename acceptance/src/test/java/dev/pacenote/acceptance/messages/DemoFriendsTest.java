package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.assembly.DemoServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whom one can write to in the sandbox. */
@ServerOnly("friends answer where something happens each second")
class DemoFriendsTest {

    private static final DemoServer DEMO =
            new DemoServer(Map.of("FEATURES", "trackmania,messages"));

    @AfterAll
    static void close() {
        DEMO.close();
    }

    private static String fox() {
        return DEMO.logIn("fox@example.org").text("access_token");
    }

    private static List<JsonNode> inbox(String token) {
        var answer = DEMO.api().get("/messages?box=inbox", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }

    private static List<JsonNode> from(String friend, String token) {
        return inbox(token).stream()
                .filter(message -> message.path("senderId").asText().equals(friend))
                .toList();
    }

    private static Instant writtenAt(JsonNode message) {
        return Instant.parse(message.path("createdAt").asText());
    }

    @Test
    void each_friend_greets_once_and_answers_each_message_once_four_seconds_later() {
        var token = fox();
        var friends =
                new ArrayList<>(
                        inbox(token).stream()
                                .map(message -> message.path("senderId").asText())
                                .toList());
        assertThat(friends).as("a greeting of each").hasSize(3);
        assertThat(new HashSet<>(friends)).hasSize(3);
        var friend = friends.getFirst();

        for (int number = 1; number <= 2; number++) {
            var sent =
                    DEMO.api()
                            .post(
                                    "/messages",
                                    token,
                                    Map.of("userId", friend, "content", "Hello no. " + number));
            assertThat(sent.status()).as(sent.body()).isEqualTo(201);
            int expected = 1 + number;
            await().until(() -> from(friend, token).size() >= expected);
            assertThat(writtenAt(from(friend, token).getFirst()))
                    .isAfterOrEqualTo(writtenAt(sent.json()).plus(Duration.ofSeconds(4)));
        }
        // Who would have answered twice has had the time for it meanwhile.
        assertThat(from(friend, token)).hasSize(3);
        assertThat(inbox(token)).as("nobody else has answered").hasSize(5);
    }
}
